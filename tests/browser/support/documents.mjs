// The documents that the browser tests search, as JSON Lines: a few with a trap each, then enough of one kind to need pages.

export const HOSTILE = {
  id: 'pièges/a b?c#d&e=1%2F.html',
  title: '<img src=x onerror="alert(1)"> Le piège & <mark>faux</mark>',
  text: 'Un hameçon\u202f: <script>alert(2)</script> <img src=x onerror=alert(3)> &lt;b&gt; <mark>fausse marque</mark>.\n'
    + 'Deuxième ligne du hameçon, " onfocus="alert(4)" autofocus="',
  url: 'javascript:alert(5)',
  source: '<b onclick=alert(6)>Gazette</b>',
  author: '"><svg onload=alert(7)>',
  tags: ['<i>étiquette</i>'],
  fields: {lien: 'javascript:alert(8)'},
};

const DOCUMENTS = [
  {
    id: 'atelier', title: 'L’intelligence de l’atelier', date: '2024-05-01', source: 'Cahiers', author: 'Atelier du livre',
    tags: ['artisanat', 'livre'], url: 'https://example.org/atelier',
    text: 'La relieuse parle peu. Dans son geste, l’intelligence de la main précède celle du mot.\n'
      + 'Sa table de travail\nColle | Papier | Toile |\nFroide | Vergé | Lin |\n'
      + 'Les cahiers sont cousus un à un.',
  },
  {
    id: 'chien', title: 'Le flair 🐕 du limier', date: '2023-11', source: 'Almanach', tags: ['chasse'],
    text: '🐕‍🦺🐾 Le limier suit une piste froide sans donner de la voix. On loue son intelligence, mais c’est le nez qui travaille.',
  },
  {id: 'meteo', title: 'Été pluvieux', date: '2024-08-12', source: 'Almanach', text: 'La pluie de l’été a couché les blés. Les côtes sont restées au sec.'},
  {id: 'etoile', title: 'Une étoile au télescope', date: '1998', source: 'Cahiers', text: 'L’œil s’habitue à l’obscurité. Une étoile double se sépare enfin.'},
  {id: 'ornement', title: '\ue000 Un carnet de dictées \ue001', date: '1932', source: 'Almanach', text: 'Copié à l’encre violette.\n|  |  |\n--|--\nFin du carnet.'},
  HOSTILE,
];

// Found by « marée »: three pages of ten.
const TIDES = Array.from({length: 25}, (_, index) => ({
  id: `marees/${String(index + 1).padStart(2, '0')}`,
  title: `Relevé de marée numéro ${index + 1}`,
  date: String(2001 + index),
  source: index % 2 ? 'Port du Nord' : 'Port du Sud, quai "Ouest"',
  text: `La marée du relevé ${index + 1} fut notée par le gardien du port. La mer était calme et le vent venait de l’ouest.`,
}));

export const jsonLines = () => [...DOCUMENTS, ...TIDES].map((document) => `${JSON.stringify(document)}\n`).join('');
export const COUNT = DOCUMENTS.length + TIDES.length;

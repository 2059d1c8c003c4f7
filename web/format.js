// Numbers, dates and names as French readers write them. Every function takes what the API gives and returns plain text.

const number = new Intl.NumberFormat('fr-FR');
const oneDecimal = new Intl.NumberFormat('fr-FR', {maximumFractionDigits: 1});
const day = new Intl.DateTimeFormat('fr-FR', {day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC'});
const month = new Intl.DateTimeFormat('fr-FR', {month: 'long', year: 'numeric', timeZone: 'UTC'});
const localDay = new Intl.DateTimeFormat('fr-FR', {day: 'numeric', month: 'long', year: 'numeric'});
const NBSP = '\u00a0';

export const formatNumber = (value) => number.format(value);

// French puts zero and anything below two in the singular.
export const counted = (count, singular, plural) => `${formatNumber(count)}${NBSP}${count < 2 ? singular : plural}`;

export function formatDuration(milliseconds) {
  if (milliseconds >= 1000) return `${oneDecimal.format(milliseconds / 1000)}${NBSP}s`;
  return `${(milliseconds < 10 ? oneDecimal : number).format(milliseconds < 10 ? milliseconds : Math.round(milliseconds))}${NBSP}ms`;
}

const frenchDay = (format, when) => format.format(when).replace(/^1\s/, '1er ');

// "2024", "2024-05", "2024-05-01"; an instant, "2024-05-01T23:10:00Z", by its day where the reader is. Anything else is returned as
// it is.
export function formatDate(date) {
  if (/^\d{4}-\d{2}-\d{2}T/.test(date)) {
    const instant = new Date(date);
    return Number.isNaN(instant.getTime()) ? date : frenchDay(localDay, instant);
  }
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date);
  if (!parts || !parts[2]) return date;
  const when = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3] ?? 1)));
  when.setUTCFullYear(Number(parts[1]));
  if (Number.isNaN(when.getTime())) return date;
  return parts[3] ? frenchDay(day, when) : month.format(when);
}

const TYPES = {
  text: 'Texte', markdown: 'Markdown', html: 'HTML', pdf: 'PDF', docx: 'Word', odt: 'OpenDocument', epub: 'EPUB',
  jsonl: 'JSON Lines', csv: 'CSV', man: 'Page de manuel',
};
// Where a document lies, for those who want the file; null for a line of a file, whose id is a name of its own.
export const filePath = (id, type) => (typeof type !== 'string' || ['jsonl', 'csv'].includes(type) ? null : id);

const LANGUAGES = new Intl.DisplayNames('fr', {type: 'language', fallback: 'code'});

function languageName(code) {
  try {
    return LANGUAGES.of(code);
  } catch {
    return code;
  }
}

// One value of a field, as shown in a facet, a chip or the line under a title.
export function formatValue(field, value) {
  if (field === 'type') return TYPES[value] ?? value;
  if (field === 'lang') return languageName(value);
  if (field === 'date') return formatPeriod(value);
  return value;
}

// A date filter: "2024", "2020..2024", "2020..", "..2024".
export function formatPeriod(value) {
  const [first, last] = value.includes('..') ? value.split('..') : [value, value];
  if (first === last) return formatDate(first);
  if (!first) return `jusqu’à ${formatDate(last)}`;
  if (!last) return `depuis ${formatDate(first)}`;
  return `${formatDate(first)} – ${formatDate(last)}`;
}

export const FIELD_NAMES = {
  type: 'Type', source: 'Source', author: 'Auteur', tags: 'Mot-clé', lang: 'Langue', date: 'Date',
};

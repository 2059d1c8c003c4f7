// What went wrong, in French, with what one can do about it.

import {element, byId, fill} from './dom.js';

function explanation(error) {
  if (error.status === 0) {
    return ['Le serveur ne répond pas', 'Limier est peut-être arrêté. Relancez-le, puis réessayez.'];
  }
  if (error.status === 503 && /index/.test(error.code)) {
    return [error.title || 'Pas encore d’index', error.detail || 'La recherche s’ouvrira dès que des documents auront été indexés.'];
  }
  if (error.status === 503 || error.status === 429) {
    return ['Le serveur est très occupé', 'Nouvel essai dans un instant.'];
  }
  if (error.status === 404) return ['Document introuvable', 'Il a peut-être été retiré de l’index.'];
  if (error.status >= 500) return ['Le serveur a rencontré une erreur', error.detail || 'Réessayez\u00a0; si cela dure, regardez son journal.'];
  return [error.title || 'Requête refusée', error.detail];
}

const sentence = (text) => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1) + (/[.!?…]$/.test(text) ? '' : '.');

let showing = '';

// The same fault again changes nothing, so that trying again by itself is not announced each time.
export function showError(error, retry) {
  const [title, detail] = explanation(error);
  const text = `${title} ${detail}`;
  if (text === showing) return;
  showing = text;
  fill(byId('notice'), element('div', {class: 'notice'},
    element('p', {}, element('strong', {}, title), detail && element('br'), detail && sentence(detail)),
    element('button', {type: 'button', onclick: retry}, 'Réessayer')));
}

export function clearError() {
  showing = '';
  fill(byId('notice'));
}

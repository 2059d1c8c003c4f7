// What went wrong, in French, with what one can do about it.

import {element, byId, fill} from './dom.js';

function explanation(error) {
  if (error.status === 0) {
    return ['Le serveur ne répond pas', 'Limier est peut-être arrêté. Relancez-le, puis réessayez.'];
  }
  if (error.status === 503 && /index/.test(error.code)) {
    return ['Aucun index pour l’instant', error.detail || 'La recherche s’ouvrira dès que des documents auront été indexés.'];
  }
  if (error.status === 503 || error.status === 429) {
    return ['Le serveur est très occupé', 'Nouvel essai dans un instant.'];
  }
  if (error.status === 404) return ['Document introuvable', 'Il a peut-être été retiré de l’index.'];
  if (error.status >= 500) return ['Le serveur a rencontré une erreur', error.detail || 'Réessayez\u00a0; si cela dure, regardez son journal.'];
  return [error.title || 'Requête refusée', error.detail];
}

export function showError(error, retry) {
  const [title, detail] = explanation(error);
  fill(byId('notice'), element('div', {class: 'notice'},
    element('p', {}, element('strong', {}, title), detail && element('br'), detail),
    element('button', {type: 'button', onclick: retry}, 'Réessayer')));
}

export const clearError = () => fill(byId('notice'));

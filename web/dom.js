// Building the page without ever parsing a string as HTML: text stays text.

// element('a', {href: '…', class: 'x', onclick: f}, 'text', node, …). Properties that are null, undefined or false are left out;
// children too. A property that is a function becomes a listener (`onclick` → click).
export function element(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

// Shows these children, or hides the node when there are none.
export function fill(node, ...children) {
  const present = children.flat().filter(Boolean);
  node.replaceChildren(...present);
  node.hidden = present.length === 0;
}

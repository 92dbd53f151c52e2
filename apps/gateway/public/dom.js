/**
 * An element. Text is always text: nothing that a service sends is ever read as markup.
 * @param {string} tag
 * @param {Record<string, string | boolean | EventListener | undefined>} [attributes] `onclick` and the like are listeners
 * @param {...(Node | string | number | undefined | null | false)} children
 */
export function element(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** As {@link element}, of a drawing. */
export function drawn(tag, attributes = {}, ...children) {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children) {
    if (child !== undefined && child !== null && child !== false)
      node.append(child instanceof Node ? child : String(child));
  }
  return node;
}

/** Chinese first, English second and smaller. */
export function words(zh, en) {
  return element('span', { class: 'words' }, zh, ' ', element('span', { lang: 'en' }, en));
}

/** A heading that takes the focus when its view opens, so that a screen reader begins there. */
export function heading(zh, en) {
  return element('h1', { tabindex: '-1' }, words(zh, en));
}

/** Shows a view in the main part. */
export function show(...nodes) {
  const main = document.getElementById('main');
  main.replaceChildren(...nodes.filter(Boolean));
  main.querySelector('h1')?.focus();
}

/** 演示数据: the mark on everything that a demo person entered because no form prints it. */
export function demoMark() {
  return element('span', { class: 'demo' }, words('演示数据', 'demo figure'));
}

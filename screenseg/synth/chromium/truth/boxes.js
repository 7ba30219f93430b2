// Boxes, colours and states. The files of this folder make one function, in the order that `renderer.py` names.
// All figures are CSS pixels of the viewport until `scaled` makes them image pixels.
const ratio = devicePixelRatio, wide = innerWidth, high = innerHeight;
const out = {elements: [], texts: [], covers: [], ignore: [], dim: null};
const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
const scaled = box => [box.left * ratio, box.top * ratio, box.right * ratio, box.bottom * ratio];
const rect = (left, top, right, bottom) => ({left, top, right, bottom});
const meet = (a, b) => rect(Math.max(a.left, b.left), Math.max(a.top, b.top), Math.min(a.right, b.right), Math.min(a.bottom, b.bottom));
const around = boxes => rect(Math.min(...boxes.map(b => b.left)), Math.min(...boxes.map(b => b.top)),
  Math.max(...boxes.map(b => b.right)), Math.max(...boxes.map(b => b.bottom)));
const plain = box => rect(box.left, box.top, box.right, box.bottom);
const number = text => parseFloat(text) || 0;

// Colours ---------------------------------------------------------------------------------------------------------------
const known = new Map();
const colour = text => {
  if (!known.has(text)) {
    const found = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(text);
    if (found) known.set(text, [+found[1], +found[2], +found[3], found[4] === undefined ? 1 : +found[4]]);
    else {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(text, [r, g, b, a / 255]);
    }
  }
  return known.get(text);
};
const over = (top, ground) => ground && [0, 1, 2].map(k => top[k] * top[3] + ground[k] * (1 - top[3]));
const apart = (top, ground) => top[3] > .02 && (!ground || Math.max(...over(top, ground).map((v, k) => Math.abs(v - ground[k]))) > 9);
const SIDES = ['Top', 'Right', 'Bottom', 'Left'];
const drawn = (style, ground, inside) => {
  if (SIDES.some(s => number(style[`border${s}Width`]) > 0 && !['none', 'hidden'].includes(style[`border${s}Style`])
    && apart(colour(style[`border${s}Color`]), ground))) return true;
  if (style.backgroundImage !== 'none' || apart(colour(style.backgroundColor), ground)) return true;
  if (number(style.outlineWidth) > 0 && style.outlineStyle !== 'none' && apart(colour(style.outlineColor), ground)) return true;
  return style.boxShadow !== 'none' && !/rgba\(\d+, \d+, \d+, 0\)/.test(style.boxShadow);
};

// Boxes of pseudo-elements: a real element with the same style stands in for a moment. --------------------------------------
const hide = document.createElement('style');
hide.textContent = '[data-x-before]::before,[data-x-after]::after{display:none!important}';
document.head.append(hide);
const pseudo = (element, name) => {
  const style = getComputedStyle(element, name);
  if (style.content === 'none' || style.display === 'none') return null;
  const stand = document.createElement('span'), first = name === '::before';
  for (const property of style) stand.style.setProperty(property, style.getPropertyValue(property));
  const words = /^"(.*)"$/.exec(style.content);
  stand.textContent = words ? words[1] : '';
  element.toggleAttribute(first ? 'data-x-before' : 'data-x-after', true);
  element[first ? 'prepend' : 'append'](stand);
  const box = plain(stand.getBoundingClientRect());
  stand.remove();
  element.removeAttribute(first ? 'data-x-before' : 'data-x-after');
  return box;
};
const inside = (root, selector) => {
  const found = root.querySelector(selector);
  if (found) return found;
  for (const child of root.querySelectorAll('*')) {
    const deep = child.shadowRoot && inside(child.shadowRoot, selector);
    if (deep) return deep;
  }
  return null;
};
const resolve = (element, word) => {
  const [, path, name] = /^(.*?)(::before|::after)?$/.exec(word.trim());
  const target = {'': element, self: element, next: element.nextElementSibling, prev: element.previousElementSibling, parent: element.parentElement};
  const found = path in target ? target[path]
    : path.startsWith('>>>') ? element.shadowRoot && inside(element.shadowRoot, path.slice(3).trim()) : element.querySelector(path);
  if (!found) return null;
  return name ? pseudo(found, name) : plain(found.getBoundingClientRect());
};
const shapes = svg => {
  const boxes = [...svg.querySelectorAll('path,rect,circle,ellipse,line,polyline,polygon,text,use,image')].filter(shape => {
    const style = getComputedStyle(shape);
    return style.fill !== 'none' || style.stroke !== 'none';
  }).map(shape => {
    const box = shape.getBoundingClientRect(), style = getComputedStyle(shape);
    const half = style.stroke === 'none' ? 0 : number(style.strokeWidth) * svg.getBoundingClientRect().width / (svg.viewBox.baseVal.width || 24) / 2;
    return rect(box.left - half, box.top - half, box.right + half, box.bottom + half);
  }).filter(box => box.right > box.left || box.bottom > box.top);
  const whole = plain(svg.getBoundingClientRect());
  return boxes.length ? meet(around(boxes), whole) : whole;
};
const box_of = element => {
  if (element.dataset.box) {
    const boxes = element.dataset.box.split(',').map(word => resolve(element, word)).filter(box => box && box.right > box.left);
    if (boxes.length) return around(boxes);
  }
  if (element.dataset.icon !== undefined && element.tagName.toLowerCase() === 'svg') return shapes(element);
  return plain(element.getBoundingClientRect());
};

// States -----------------------------------------------------------------------------------------------------------------
const inputs = new Map();
const gather = root => {
  for (const element of root.querySelectorAll('*')) {
    if (element.dataset && element.dataset.input !== undefined) inputs.set(element.dataset.input, element);
    if (element.shadowRoot) gather(element.shadowRoot);
  }
};
gather(document);
const deep = () => {
  let active = document.activeElement;
  while (active && active.shadowRoot && active.shadowRoot.activeElement) active = active.shadowRoot.activeElement;
  return active;
};
const active = deep();
const state = id => {
  const input = inputs.get(id);
  if (!input) return null;
  const said = {focused: input === active || (input.shadowRoot && input.shadowRoot.contains(active)) || false};
  if ('disabled' in input) said.disabled = input.disabled;
  if ('readOnly' in input) said.readonly = input.readOnly;
  if (['checkbox', 'radio'].includes(input.type)) said.checked = input.indeterminate ? 'mixed' : input.checked;
  if (input.tagName === 'SELECT' && !input.multiple) said.value = input.selectedOptions[0] ? input.selectedOptions[0].textContent : '';
  else if (['INPUT', 'TEXTAREA'].includes(input.tagName) && !('checked' in said)) said.value = input.value;
  if (input.type === 'color') said.unwritten = true;
  return said;
};

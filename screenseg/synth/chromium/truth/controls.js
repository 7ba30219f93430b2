// Words in controls, which are in no text node: measured on a canvas or in a mirror.
const content = (element, style) => {
  const box = element.getBoundingClientRect();
  return rect(box.left + number(style.borderLeftWidth) + number(style.paddingLeft), box.top + number(style.borderTopWidth) + number(style.paddingTop),
    box.right - number(style.borderRightWidth) - number(style.paddingRight), box.bottom - number(style.borderBottomWidth) - number(style.paddingBottom));
};
const face = style => {
  canvas.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  canvas.letterSpacing = style.letterSpacing === 'normal' ? '0px' : style.letterSpacing;
  canvas.direction = style.direction;
};
const fit = (text, room) => {  // as much of it as is seen
  if (canvas.measureText(text).width <= room + .5) return text;
  let low = 0, most = text.length;
  while (low < most) {
    const middle = Math.ceil((low + most) / 2);
    if (canvas.measureText(text.slice(0, middle)).width <= room) low = middle; else most = middle - 1;
  }
  return text.slice(0, low).trimEnd();
};
const written = (text, room, style, where, kind, extra = 0) => {
  face(style);
  const shown = fit(text, room.right - room.left), metrics = canvas.measureText(shown);
  const width = metrics.width + extra, rise = metrics.fontBoundingBoxAscent, drop = metrics.fontBoundingBoxDescent;
  const rtl = style.direction === 'rtl', align = style.textAlign;
  const end = align === 'right' || align === '-webkit-right' || (rtl ? align === 'start' || align === '-webkit-auto' : align === 'end');
  const left = align.includes('center') ? (room.left + room.right - width) / 2 : end ? room.right - width : room.left;
  const middle = (room.top + room.bottom) / 2;
  const box = rect(left, middle - (rise + drop) / 2, left + width, middle + (rise + drop) / 2);
  const clip = meet(where.clip, rect(room.left - 1, room.top - 30, room.right + 1, room.bottom + 30));
  add(shown, box, style, {...where, kind, clip}, {alone: true});
};
const MOMENTS = {date: ['mm/dd/yyyy', v => v.replace(/(\d+)-(\d+)-(\d+)/, '$2/$3/$1')], time: ['--:-- --', v => {
  const [hour, minute] = v.split(':').map(Number);
  return `${String((hour + 11) % 12 + 1).padStart(2, '0')}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
}]};
const input = (element, style, where) => {
  let room = content(element, style);
  const type = element.type;
  if (type in MOMENTS) {
    const [empty, write] = MOMENTS[type];
    return written(element.value ? write(element.value) : empty, {...room, right: room.right - 4}, style, where, element.value ? 'value' : 'placeholder', 6);
  }
  if (type === 'number' && getComputedStyle(element).appearance !== 'textfield' && style.direction !== 'rtl') room = {...room, right: room.right - 15};
  if (element.value && type === 'password') return;
  if (element.value) return written(element.value, {...room, left: room.left - element.scrollLeft}, style, where, 'value');
  const hint = getComputedStyle(element, '::placeholder');
  if (element.placeholder && colour(hint.color)[3] > .05 && number(hint.opacity) > .05) written(element.placeholder, room, {...pick(style), ...pick(hint), textAlign: style.textAlign, direction: style.direction}, where, 'placeholder');
};
const pick = style => Object.fromEntries(['fontStyle', 'fontWeight', 'fontSize', 'fontFamily', 'letterSpacing', 'direction', 'textAlign', 'textTransform'].map(k => [k, style[k]]));
const choice = (element, style, where) => {
  const option = element.selectedOptions[0];
  if (!option || element.multiple) return;
  const native = style.appearance !== 'none', rtl = style.direction === 'rtl';
  const room = content(element, style), start = native ? 4 : 0, arrow = native ? 20 : 0;
  const kind = option.value || option.textContent ? 'value' : 'placeholder';
  written(option.textContent.trim(), rtl ? {...room, left: room.left + arrow, right: room.right - start} : {...room, left: room.left + start, right: room.right - arrow}, style, where, kind);
};
const area = (element, style, where) => {
  const text = element.value || element.placeholder;
  if (!text) return;
  const room = content(element, style), mirror = document.createElement('div');
  for (const name of ['font-family', 'font-size', 'font-weight', 'font-style', 'letter-spacing', 'line-height', 'text-align', 'direction', 'word-spacing', 'tab-size', 'text-transform'])
    mirror.style.setProperty(name, style.getPropertyValue(name), 'important');
  const bar = element.offsetWidth - element.clientWidth - number(style.borderLeftWidth) - number(style.borderRightWidth);
  const left = style.direction === 'rtl' ? room.left + bar : room.left;
  const wrap = element.wrap === 'off' ? 'pre' : 'pre-wrap';
  mirror.style.cssText += `;position:fixed;left:${left - element.scrollLeft}px;top:${room.top - element.scrollTop}px;width:${room.right - room.left - bar}px;margin:0;padding:0;border:0;white-space:${wrap};overflow-wrap:break-word;opacity:0;pointer-events:none`;
  mirror.textContent = text;
  document.body.append(mirror);
  const clip = meet(where.clip, rect(room.left - number(style.paddingLeft), room.top - number(style.paddingTop), room.right + number(style.paddingRight), room.bottom + number(style.paddingBottom)));
  for (const [words, box] of lines(mirror.firstChild))
    if (box.top < room.bottom && box.bottom > room.top) add(words, box, style, {...where, clip, kind: element.value ? 'value' : 'placeholder'}, {alone: true});
  mirror.remove();
};
const file = (element, style, where) => {
  const button = getComputedStyle(element, '::file-selector-button'), rtl = style.direction === 'rtl', room = content(element, style);
  face(button);
  const words = 'Choose File', sides = number(button.paddingLeft) + number(button.paddingRight) + number(button.borderLeftWidth) + number(button.borderRightWidth);
  const shown = canvas.measureText(words).width, width = shown + sides + number(button.marginLeft);
  const rise = canvas.measureText(words), tall = rise.fontBoundingBoxAscent + rise.fontBoundingBoxDescent + number(button.paddingTop) + number(button.paddingBottom) + number(button.borderTopWidth) + number(button.borderBottomWidth);
  const middle = (room.top + room.bottom) / 2, near = rtl ? room.right - width : room.left;
  const box = rect(near, middle - tall / 2, near + width, middle + tall / 2), id = `${element.dataset.id}/button`;
  out.elements.push({id, role: 'button', name: words, box: scaled(box), clip: scaled(where.clip), layer: where.layer, parent: element.dataset.id, drawn: true, state: {disabled: element.disabled}});
  written(words, rect(box.left, box.top, box.right, box.bottom), {...pick(button), textAlign: 'center', direction: style.direction}, {...where, ids: [...where.ids, id]}, 'caption');
  const gap = Math.max(4, number(button.marginRight)), rest = rtl ? {...room, right: box.left - gap} : {...room, left: box.right + gap};
  written('No file chosen', rest, style, where, 'value');
};
const control = (element, style, where) => {
  const tag = element.tagName;
  if (tag === 'SELECT') { choice(element, style, where); return !element.multiple; }
  if (tag === 'OPTION') { written(element.textContent.trim(), content(element, style), style, where, 'text'); return true; }
  if (tag === 'TEXTAREA') { area(element, style, where); return true; }
  if (tag !== 'INPUT') return false;
  if (element.type === 'file') file(element, style, where);
  else if (!['checkbox', 'radio', 'range', 'color', 'hidden', 'button', 'submit'].includes(element.type)) input(element, style, where);
  return true;
};

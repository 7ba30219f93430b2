// Reads what a page shows: boxes of marked elements, lines of text, clipping, layers, states. All figures in image pixels.
() => {
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
  const apart = (top, ground) => top[3] > .02 && (!ground || Math.max(...over(top, ground).map((v, k) => Math.abs(v - ground[k]))) > 7);
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

  // Texts ------------------------------------------------------------------------------------------------------------------
  const runs = [];
  const cased = (text, style) => {
    const language = document.documentElement.lang;
    if (style.textTransform === 'uppercase') return text.toLocaleUpperCase(language);
    if (style.textTransform === 'lowercase') return text.toLocaleLowerCase(language);
    if (style.textTransform === 'capitalize') return text.replace(/(^|\s)(\S)/gu, (all, space, letter) => space + letter.toLocaleUpperCase(language));
    return text;
  };
  const add = (text, box, style, where, more = {}) => {
    const words = cased(text, style);
    if (words.trim() && box.right > box.left) runs.push({text: words, box, where, size: number(style.fontSize), ...more});
  };
  const range = document.createRange();
  const lines = node => {  // [text, box, start, end] for each visual line of a text node
    const text = node.data, found = [];
    range.selectNodeContents(node);
    const rects = range.getClientRects();
    if (!rects.length) return found;
    if (rects.length === 1) {
      const start = text.search(/\S/), end = text.trimEnd().length;
      if (start < 0) return found;
      range.setStart(node, start);
      range.setEnd(node, end);
      return [[text.slice(start, end), plain(range.getBoundingClientRect()), start, end]];
    }
    let line = null;
    for (let at = 0; at < text.length;) {
      const step = text.codePointAt(at) > 0xffff ? 2 : 1;
      range.setStart(node, at);
      range.setEnd(node, at + step);
      const boxes = range.getClientRects(), box = boxes[boxes.length - 1], space = /\s/.test(text[at]) && text[at] !== '\u00a0';
      if (box && box.width > 0 && !space) {
        if (!line || (box.top + box.bottom) / 2 > line.box.bottom || box.bottom <= line.box.top + 1) {
          line = {box: plain(box), start: at, end: at + step};
          found.push(line);
        }
        line.box = around([line.box, box]);
        line.end = at + step;
      }
      at += step;
    }
    return found.map(one => [text.slice(one.start, one.end), one.box, one.start, one.end]);
  };
  const elided = (node, line, block, style) => {  // what is left of a line before its ellipsis, or null if it fits
    const outer = block.getBoundingClientRect();
    const start = outer.left + number(style.borderLeftWidth) + number(style.paddingLeft);
    const end = outer.right - number(style.borderRightWidth) - number(style.paddingRight);
    const [text, box, from] = line, rtl = style.direction === 'rtl';
    if (rtl ? box.left >= start - .6 : box.right <= end + .6) return null;
    canvas.font = style.font;
    const dots = canvas.measureText('…').width;
    let kept = 0, edge = rtl ? box.right : box.left;
    for (let at = 0; at < text.length; at++) {
      range.setStart(node, from);
      range.setEnd(node, from + at + 1);
      const now = range.getBoundingClientRect();
      if (rtl ? now.left < start + dots : now.right > end - dots) break;
      kept = at + 1;
      edge = rtl ? now.left : now.right;
    }
    const shown = text.slice(0, kept).trimEnd() + '…';
    return [shown, rtl ? rect(edge - dots, box.top, box.right, box.bottom) : rect(box.left, box.top, edge + dots, box.bottom)];
  };
  const read = (node, block, where) => {
    const parent = node.parentElement || node.getRootNode().host, style = getComputedStyle(parent);
    if (style.visibility !== 'visible' || number(style.fontSize) < 2 || colour(style.color)[3] < .05 || style.textIndent.startsWith('-9')) return;
    const collapse = !style.whiteSpace.startsWith('pre');
    const frame = getComputedStyle(block);
    const elides = frame.textOverflow === 'ellipsis' && frame.overflowX !== 'visible' && !/flex|grid/.test(frame.display);
    for (const line of lines(node)) {
      const short = elides && elided(node, line, block, frame);
      const [text, box] = short || line;
      add(collapse ? text.replace(/\s+/g, ' ') : text.replace(/\t/g, '    '), box, style, where, {block});
    }
  };

  // Words in controls, which are in no text node -----------------------------------------------------------------------------
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

  // The walk ----------------------------------------------------------------------------------------------------------------
  const kids = element => {
    if (element.shadowRoot) return element.shadowRoot.childNodes;
    if (element.tagName === 'SLOT') {
      const given = element.assignedNodes();
      if (given.length) return given;
    }
    return element.childNodes;
  };
  let bars = 0;
  const scrollbars = (element, style, where) => {
    const box = element.getBoundingClientRect(), rtl = style.direction === 'rtl';
    const sides = SIDES.map(side => number(style[`border${side}Width`]));
    const across = element.offsetWidth - element.clientWidth - sides[1] - sides[3], down = element.offsetHeight - element.clientHeight - sides[0] - sides[2];
    const inner = rect(box.left + sides[3], box.top + sides[0], box.right - sides[1], box.bottom - sides[2]);
    const say = (name, bar) => out.elements.push({id: `${where.ids.at(-1) || 'page'}/${name}${++bars}`, role: 'scrollbar', box: scaled(bar), clip: scaled(where.clip), layer: where.layer, parent: where.ids.at(-1) || null, drawn: true});
    if (across >= 4 && element.clientHeight > 20) say('vscroll', rtl ? {...inner, right: inner.left + across, bottom: inner.bottom - Math.max(0, down)} : {...inner, left: inner.right - across, bottom: inner.bottom - Math.max(0, down)});
    if (down >= 4 && element.clientWidth > 20) say('hscroll', {...inner, top: inner.bottom - down});
  };
  const note = (element, style, where, ground) => {
    const data = element.dataset, box = box_of(element);
    const native = ['checkbox', 'radio', 'range'].includes(element.type) || element.tagName === 'PROGRESS';
    const seen = data.drawn !== undefined ? data.drawn === '1' : native || data.box !== undefined || element.namespaceURI.endsWith('svg') || drawn(style, ground);
    out.elements.push({
      id: data.id, role: data.role || '', name: data.name || '', icon: data.icon || '', box: scaled(box), clip: scaled(where.clip), layer: where.layer,
      parent: where.ids.at(-1) || null, drawn: seen, state: state(data.id),
      row: data.row === undefined ? null : +data.row, column: data.column === undefined ? null : +data.column, selected: data.selected !== undefined,
    });
  };
  const walk = (element, context) => {
    const style = getComputedStyle(element);
    if (style.display === 'none' || number(style.opacity) < .03 || (style.display !== 'contents' && style.contentVisibility === 'hidden')) return;
    const data = element.dataset || {}, where = {...context};
    const own = style.display !== 'contents' && element.getBoundingClientRect();
    const frame = {left: 0, top: 0, right: wide, bottom: high};
    if (style.position === 'fixed') where.clip = frame;
    else if (style.position === 'absolute') where.clip = context.outer;
    if (data.layer !== undefined) where.layer = +data.layer;
    if (data.raise !== undefined) where.layer += +data.raise;
    if (data.t !== undefined) where.kind = data.t;
    if (data.for !== undefined) where.fors = [...context.fors, data.for];
    if (!/^inline($| )/.test(style.display) && style.display !== 'contents') where.block = element;
    if (own && style.visibility === 'visible') {
      if (data.id !== undefined) {
        note(element, style, where, context.ground);
        where.ids = [...context.ids, data.id];
      }
      if (data.surface !== undefined) out.covers.push([scaled(meet(own, where.clip)), where.layer]);
      if (data.dim !== undefined) out.dim = Math.max(out.dim || 0, where.layer);
      if (data.dim !== undefined && style.backdropFilter !== 'none') out.covers.push([scaled(frame), where.layer]);  // nobody can read through it
      if (element !== document.body && element.offsetWidth !== undefined) scrollbars(element, style, where);
      if (control(element, style, where)) return;
      const ground = colour(style.backgroundColor);
      where.ground = style.backgroundImage !== 'none' ? null : over(ground, context.ground) || (ground[3] > .99 ? ground.slice(0, 3) : null);
    }
    if (own && (style.overflowX !== 'visible' || style.overflowY !== 'visible') && !style.display.startsWith('table-row')) {
      const left = own.left + element.clientLeft, top = own.top + element.clientTop;
      const inner = rect(left, top, left + element.clientWidth, top + element.clientHeight);
      where.clip = meet(where.clip, element.clientWidth ? inner : own);
    }
    if (style.position !== 'static' || style.transform !== 'none') where.outer = where.clip;
    for (const child of kids(element)) {
      if (child.nodeType === 1) walk(child, where);
      else if (child.nodeType === 3 && child.data.trim()) read(child, where.block, where);
    }
  };
  const frame = rect(0, 0, wide, high);
  const base = colour(getComputedStyle(document.body).backgroundColor);
  walk(document.body, {ids: [], clip: frame, outer: frame, layer: 0, kind: 'text', fors: [], block: document.body, ground: base[3] > .5 ? base.slice(0, 3) : [255, 255, 255]});
  hide.remove();
  const root = document.documentElement, gap = wide - root.clientWidth;
  if (gap >= 4) out.elements.push({id: 'page/scroll', role: 'scrollbar', box: scaled(rect(root.clientWidth, 0, wide, high)), clip: null, layer: 0, parent: null, drawn: true});
  const below = high - root.clientHeight;
  if (below >= 4) out.elements.push({id: 'page/hscroll', role: 'scrollbar', box: scaled(rect(0, root.clientHeight, wide, high)), clip: null, layer: 0, parent: null, drawn: true});

  // Pieces of one line become one text ----------------------------------------------------------------------------------------
  const joined = [];
  for (const run of runs) {
    const last = joined.at(-1);
    const gap = last && (run.box.left >= last.box.left ? run.box.left - last.box.right : last.box.left - run.box.right);
    const shared = last && Math.min(run.box.bottom, last.box.bottom) - Math.max(run.box.top, last.box.top);
    if (last && !run.alone && !last.alone && last.block === run.block && shared > .5 * Math.min(run.box.bottom - run.box.top, last.box.bottom - last.box.top) && gap < .7 * run.size && gap > -run.size) {
      last.text += (gap > .12 * run.size ? ' ' : '') + run.text;
      last.box = around([last.box, run.box]);
      const same = last.where.ids.findIndex((id, k) => id !== run.where.ids[k]);
      last.where = {...last.where, ids: same < 0 ? last.where.ids : last.where.ids.slice(0, same), fors: [...new Set([...last.where.fors, ...run.where.fors])]};
    } else joined.push({...run});
  }
  for (const {text, box, where} of joined)
    out.texts.push({text, box: scaled(box), clip: scaled(where.clip), layer: where.layer, ids: where.ids, kind: where.kind, fors: where.fors});
  return out;
}

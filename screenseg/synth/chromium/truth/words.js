// Lines of text, as they are drawn.
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

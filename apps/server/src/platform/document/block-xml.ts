import { escapeXml } from '../workbook/index.ts';
import type { DocumentBlock } from './document-spec.ts';

/** Faces by the standard; Word puts 宋体 in the place of one that is not installed. */
const FACES = { title: '方正小标宋简体', text: '仿宋_GB2312', heading: '黑体', figures: '宋体' } as const;
/** 二号, 三号 and 小四, in half points. */
const SIZES = { title: 44, text: 32, heading: 32, figures: 24 } as const;
/** 22 lines a page: 28 pt, in twentieths. */
const LINE = '<w:spacing w:line="560" w:lineRule="exact"/>';

/** Two lines are left blank between the text and who signs it. */
const AFTER_TWO_LINES = '<w:spacing w:before="1120" w:line="560" w:lineRule="exact"/>';

/** What XML cannot hold is left out of a letter. */
const readable = (text: string): string => [...text].filter((one) => one >= ' ').join('');

const run = (text: string, style: keyof typeof FACES, bold = false): string =>
  `<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${FACES[style]}" w:hint="eastAsia"/>${
    bold ? '<w:b/>' : ''
  }<w:sz w:val="${SIZES[style]}"/><w:szCs w:val="${SIZES[style]}"/></w:rPr><w:t xml:space="preserve">${escapeXml(readable(text))}</w:t></w:r>`;

const paragraph = (properties: string, content: string): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;

const INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';

/** Characters of the text that a line of the 版心 holds: 156 mm at 16 points. */
const LINE_CHARACTERS = 27;

/** One block as WordprocessingML. Properties stand in the order of the schema: spacing, ind, jc. */
export function blockXml(block: DocumentBlock, before?: DocumentBlock): string {
  switch (block.kind) {
    case 'number':
      return paragraph(`${LINE}<w:jc w:val="center"/>`, run(block.text, 'text'));
    case 'title':
      return paragraph(
        '<w:spacing w:before="560" w:after="560" w:line="640" w:lineRule="exact"/><w:jc w:val="center"/>',
        run(block.text, 'title'),
      );
    case 'addressee':
      return paragraph(LINE, run(block.text, 'text'));
    case 'heading':
      return paragraph(`<w:keepNext/>${LINE}${INDENT}`, run(block.text, 'heading'));
    case 'text':
      return paragraph(`${LINE}${INDENT}<w:jc w:val="both"/>`, run(block.text, 'text'));
    case 'sign': {
      const left = Math.max(0, Math.min(4, LINE_CHARACTERS - [...block.text].length));
      return paragraph(
        `<w:keepNext/>${before?.kind === 'sign' ? LINE : AFTER_TWO_LINES}<w:ind w:rightChars="${left * 100}" w:right="${left * 320}"/><w:jc w:val="right"/>`,
        run(block.text, 'text'),
      );
    }
    case 'table':
      return tableXml(block);
  }
}

/** 版心 is 156 mm wide, 8844 twentieths of a point. */
const WIDTH = 8844;

function tableXml({ head, rows, widths, figures }: Extract<DocumentBlock, { kind: 'table' }>): string {
  const wide = widths.map((share) => Math.round((WIDTH * share) / 100));
  const cell = (text: string, at: number, bold: boolean): string => {
    const align = bold ? 'center' : figures.includes(at) ? 'right' : 'left';
    const content = paragraph(
      `<w:spacing w:before="40" w:after="40"/><w:jc w:val="${align}"/>`,
      run(text, 'figures', bold),
    );
    return `<w:tc><w:tcPr><w:tcW w:w="${wide[at] ?? 0}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`;
  };
  const line = (cells: readonly string[], bold: boolean): string =>
    `<w:tr><w:trPr><w:cantSplit/>${bold ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map((text, at) => cell(text, at, bold)).join('')}</w:tr>`;
  const side = (name: string) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(side).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${wide
    .map((one) => `<w:gridCol w:w="${one}"/>`)
    .join('')}</w:tblGrid>${line(head, true)}${rows.map((row) => line(row, false)).join('')}</w:tbl>`;
}

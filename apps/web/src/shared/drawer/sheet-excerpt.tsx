import type { FactSource } from '@tenglong/contracts/enterprise';
import { ScrollStrip } from '../layout/index.ts';
import './source-drawer.css';

type Excerpt = NonNullable<FactSource['excerpt']>;

const NUMBER = /^[-−△()（）,\d.%\s]+$/;

/** A column whose cells are figures has its head at the right too. */
const numeric = ({ rows }: Excerpt, at: number): boolean =>
  rows.every(({ cells }) => NUMBER.test(cells[at]?.text ?? ''));

/** A piece of the sender's sheet with the sender's own row numbers and column letters; the cells in question stand out. */
export function SheetExcerpt({ excerpt }: { readonly excerpt: Excerpt }) {
  return (
    <ScrollStrip label="原表">
      <table className="cells">
        <thead>
          <tr>
            <td />
            {excerpt.columns.map(({ letter }) => (
              <th key={letter} scope="col">
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="cells-head">
            <th scope="row">
              <span className="unseen">表头</span>
            </th>
            {excerpt.columns.map(({ letter, header }, at) => (
              <td key={letter} title={header} className={numeric(excerpt, at) ? 'num' : undefined}>
                {header}
              </td>
            ))}
          </tr>
          {excerpt.rows.map((row) => (
            <tr key={row.row} className={row.own ? 'cells-own' : undefined}>
              <th scope="row">{row.row}</th>
              {row.cells.map((cell, at) => (
                <td
                  key={excerpt.columns[at]?.letter}
                  className={`${NUMBER.test(cell.text) ? 'num' : ''}${cell.used ? ' cells-hit' : ''}`}
                  title={cell.text}
                >
                  {cell.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollStrip>
  );
}

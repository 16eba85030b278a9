import type { FactSource } from '@tenglong/contracts/enterprise';
import './source-drawer.css';

type Excerpt = NonNullable<FactSource['excerpt']>;

const NUMBER = /^[-−△()（）,\d.%\s]+$/;

/** A piece of the sender's sheet with the sender's own row numbers and column letters; the cells in question stand out. */
export function SheetExcerpt({ excerpt }: { readonly excerpt: Excerpt }) {
  return (
    <div className="tbl-scroll">
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
            {excerpt.columns.map(({ letter, header }) => (
              <td key={letter} title={header}>
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
    </div>
  );
}

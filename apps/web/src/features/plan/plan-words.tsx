import './plan-words.css';

/** The office's own words as they stand: lines as paragraphs, rows of a table as a table. */
export function PlanWords({ children }: { readonly children: string }) {
  const lines = children.split('\n');
  const blocks: { readonly rows: string[][]; readonly line: string; readonly key: number }[] = [];
  for (const [key, line] of lines.entries()) {
    const last = blocks.at(-1);
    if (!line.includes('\t')) blocks.push({ rows: [], line, key });
    else if (last && last.rows.length > 0) last.rows.push(line.split('\t'));
    else blocks.push({ rows: [line.split('\t')], line: '', key });
  }
  return (
    <blockquote className="clause-words" title="方案原文">
      {blocks.map(({ rows, line, key }) =>
        rows.length === 0 ? (
          <p key={key}>{line}</p>
        ) : rows.length === 1 ? (
          <p key={key}>{rows[0]?.filter((cell) => cell.trim() !== '').join('　')}</p>
        ) : (
          <table key={key} className="words-table">
            <tbody>
              {rows.map((cells) => (
                <tr key={cells.join('\t')}>
                  {cells.map((cell, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells of a row never move
                    <td key={at}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ),
      )}
    </blockquote>
  );
}

/** A head of a plain table: its words, or also what its column is like; `false` for a column that is left out. */
export type Head =
  | string
  | false
  | { readonly words: string; readonly as: 'num' | 'noprint' | 'desk-cell' | 'unseen' };

/** Of figures, which stand to the right. */
export const num = (words: string): Head => ({ words, as: 'num' });
/** Of buttons: their column is called by its name and needs no head that is seen. */
export const unseen = (words: string): Head => ({ words, as: 'unseen' });

/** The words of a head. */
export const wordsOf = (head: Exclude<Head, false>): string => (typeof head === 'string' ? head : head.words);

function HeadCell({ head }: { readonly head: Exclude<Head, false> }) {
  if (typeof head === 'string') return <th scope="col">{head}</th>;
  if (head.as !== 'unseen') {
    return (
      <th scope="col" className={head.as}>
        {head.words}
      </th>
    );
  }
  return (
    <th scope="col">
      <span className="unseen">{head.words}</span>
    </th>
  );
}

/** The heads of a plain table, one row. No two columns of a table are called the same. */
export const HeadRow = ({ heads }: { readonly heads: readonly Head[] }) => (
  <thead>
    <tr>
      {heads
        .filter((head) => head !== false)
        .map((head) => (
          <HeadCell key={wordsOf(head)} head={head} />
        ))}
    </tr>
  </thead>
);

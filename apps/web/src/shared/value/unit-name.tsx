/** Endings that a tight table or a tile may drop; the full name stays for reading aloud. */
const ENDINGS = /(街道|镇|乡)$/;

/** `大麦屿街道` → `大麦屿`; a name without such an ending, or of two characters, stays whole. */
export function shortUnitName(name: string): string {
  const short = name.replace(ENDINGS, '');
  return short.length >= 2 ? short : name;
}

export interface UnitNameProps {
  readonly name: string;
  readonly short?: boolean | undefined;
}

export function UnitName({ name, short = false }: UnitNameProps) {
  if (!short) return <span className="nowrap">{name}</span>;
  return (
    <abbr className="unit-short" title={name}>
      {shortUnitName(name)}
    </abbr>
  );
}

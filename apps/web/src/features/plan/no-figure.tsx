/** In the place of a figure: nobody has reported it yet, which is another thing than that nothing measures it. */
export function NoFigure({ source }: { readonly source: string | null }) {
  return source === null ? (
    <span className="muted" title="平台没有清单、台账或评价计这一项，请另行统计">
      没有取数来源
    </span>
  ) : (
    <span className="muted" title={`取自${source}`}>
      未报
    </span>
  );
}

export interface NoFigureProps {
  /** Where the figure is taken from. */
  readonly source: string | null;
  /** Who publishes what nothing kept here measures. */
  readonly publishedBy: string | null;
}

/** In the place of a figure: nobody has reported it yet, which is another thing than that nothing measures it. */
export function NoFigure({ source, publishedBy }: NoFigureProps) {
  if (source !== null) {
    return (
      <span className="muted" title={`取自${source}`}>
        未报
      </span>
    );
  }
  const where = publishedBy === null ? '请另行统计' : `以${publishedBy}公布的为准`;
  return (
    <span className="muted" title={`平台没有清单、台账或评价计这一项，${where}`}>
      {publishedBy === null ? '没有取数来源' : '另行公布'}
    </span>
  );
}

export interface PrintHeadProps {
  readonly title: string;
  /** `单位：万元、亩` */
  readonly unit?: string | undefined;
  /** `数据截至 2023 年 8 月 31 日` */
  readonly asOf?: string | undefined;
  /** `乡镇 大麦屿街道、沙门镇；阶段 未销号` */
  readonly filter?: string | undefined;
}

/** What a printed sheet says above its table. Not seen on screen. */
export function PrintHead({ title, unit, asOf, filter }: PrintHeadProps) {
  return (
    <header className="print-only print-head">
      <p className="print-title">{title}</p>
      <p className="print-meta">
        {filter ? <span>筛选：{filter}</span> : null}
        {asOf ? <span>{asOf}</span> : null}
        {unit ? <span>单位：{unit}</span> : null}
      </p>
    </header>
  );
}

export function PrintFoot() {
  return (
    <footer className="print-only print-foot">
      <span>制表</span>
      <span>审核</span>
      <span>日期</span>
    </footer>
  );
}

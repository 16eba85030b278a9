import type { Explanation, Ways } from '@tenglong/contracts/evaluation';
import { formatInstant, formatNumber } from '../../shared/value/index.ts';
import './evaluation.css';
import { HistoryMultiples, type HistoryMultiplesProps } from './history-multiples.tsx';
import { IndicatorTable, type SourceChoice } from './indicator-table.tsx';
import { NeighbourList } from './neighbour-list.tsx';
import { ScoreAnswer } from './score-answer.tsx';
import { WaysTable } from './ways-table.tsx';
import { WhatIf, type WhatIfProps } from './what-if.tsx';

export interface EvaluationSheetProps {
  readonly explanation: Explanation;
  readonly source: SourceChoice;
  /** Nothing for an enterprise that is not ranked. */
  readonly whatIf: WhatIfProps | undefined;
  readonly ways: Ways | undefined;
  readonly history: HistoryMultiplesProps | undefined;
}

/** 评价说明: reads down one column, answer first. */
export function EvaluationSheet({ explanation, source, whatIf, ways, history }: EvaluationSheetProps) {
  return (
    <div className="sheet">
      <ScoreAnswer explanation={explanation} />
      <NeighbourList explanation={explanation} />
      <IndicatorTable explanation={explanation} open={source.open} onOpen={source.onOpen} />
      {explanation.withheld.length > 0 ? (
        <p className="note">{`${explanation.withheld.join('、')}用到其他部门的企业数据，您的岗位只看总分和等级`}</p>
      ) : null}
      {whatIf || ways ? (
        <div className="side-by-side">
          {whatIf ? <WhatIf {...whatIf} /> : null}
          {ways ? <WaysTable ways={ways} /> : null}
        </div>
      ) : null}
      {history ? <HistoryMultiples {...history} /> : null}
      <p className="note sheet-origin">
        {`${explanation.schemeTitle}，${explanation.year} 年度第 ${formatNumber(explanation.runNumber)} 次测算，${formatInstant(explanation.frozenAt)} 封存`}
      </p>
    </div>
  );
}

import type { Explanation } from '@tenglong/contracts/evaluation';
import { RankRibbon } from '../../shared/chart/index.ts';
import { bindNumbers, GradeMark } from '../../shared/value/index.ts';
import { changeSentence, gradeSentence } from './explanation-text.ts';
import './evaluation.css';

/** The answer of the page: the letter, the sentence, why it moved, and where one stands among everybody. */
export function ScoreAnswer({ explanation }: { readonly explanation: Explanation }) {
  const change = changeSentence(explanation);
  return (
    <>
      <section className="answer" aria-label="评价结论">
        <GradeMark grade={explanation.grade} size="page" />
        <div>
          <h2>{bindNumbers(gradeSentence(explanation))}</h2>
          {change ? <p>{change}</p> : null}
        </div>
      </section>
      <RankRibbon lines={explanation.lines} ranked={explanation.ranked} rank={explanation.rank} />
    </>
  );
}

import { type FactProblem, type PolicyFile, placeInput } from '@tenglong/domain/policy';
import { toast } from '../../shared/feedback/index.ts';
import { copyText } from '../../shared/forms/index.ts';
import { Section } from '../../shared/layout/index.ts';
import { formatCount, LightSign } from '../../shared/value/index.ts';
import { LONGEST_LINK } from './calculator-link.ts';
import { factAnchor } from './facts-inputs.tsx';

export const Remark = ({ children }: { readonly children: React.ReactNode }) => (
  <p className="calculator-remark" role="status">
    <LightSign kind="slow" /> {children}
  </p>
);

export function CopyCalculation({ address, id }: { readonly address: string; readonly id: string }) {
  async function copy() {
    if (address.length > LONGEST_LINK) {
      toast('所填太多，一条链接装不下，请打印计算书');
      return;
    }
    const done = await copyText(`${window.location.origin}/calculator/${id}#${address}`);
    toast(done ? '链接已复制，带有所填和政策版本，不用登录就能打开' : '浏览器不允许复制，请从地址栏复制链接');
  }
  return (
    <button type="button" className="btn" onClick={() => void copy()}>
      复制链接
    </button>
  );
}

function goTo(path: string) {
  const part =
    document.getElementById(factAnchor(path)) ??
    document.getElementById(factAnchor(path.replace(/\[\d+\].*$/, '')));
  part?.scrollIntoView({ block: 'center' });
  part?.querySelector<HTMLElement>('input, select, button')?.focus({ preventScroll: true });
}

/** The facts that could still change the answer, as questions that lead to where they are entered. */
export function Questions({
  questions,
}: {
  readonly questions: readonly { readonly path: string; readonly question: string }[];
}) {
  if (questions.length === 0) return null;
  return (
    <Section title={`还要知道 ${formatCount(questions.length, '项')}`} note="其余未填的不影响结果">
      <ul className="calculator-questions">
        {questions.map(({ path, question }) => (
          <li key={path}>
            <button type="button" className="lnk" onClick={() => goTo(path)}>
              {question}
            </button>
            <span className="print-only">{question}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What is wrong with what was typed, each leading to its place. */
export function Problems({
  file,
  problems,
}: {
  readonly file: PolicyFile;
  readonly problems: readonly FactProblem[];
}) {
  return (
    <Section title={`要改 ${formatCount(problems.length, '处')}`}>
      <ul className="calculator-questions" role="alert">
        {problems.map(({ path, message, remedy }) => {
          const where = path === '' ? undefined : placeInput(file.inputs, path)?.words;
          return (
            <li key={`${path} ${message}`}>
              {where === undefined ? null : (
                <button type="button" className="lnk" onClick={() => goTo(path)}>
                  {where}
                </button>
              )}
              <span>{`${message}。${remedy}`}</span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

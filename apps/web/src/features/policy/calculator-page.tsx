import { useQuery } from '@tanstack/react-query';
import type { CalculatorPolicy } from '@tenglong/contracts/policy';
import {
  determine,
  explainDetermination,
  type FactProblem,
  PolicyFile,
  type PreparedPolicy,
  placeInput,
  preparePolicy,
  readFacts,
} from '@tenglong/domain/policy';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { ErrorState, StillLines, toast } from '../../shared/feedback/index.ts';
import { copyText, PrintButton, TextField } from '../../shared/forms/index.ts';
import { AddressLink, Page, Section, Sentence } from '../../shared/layout/index.ts';
import { addressText, formatCount, formatDay, LightSign } from '../../shared/value/index.ts';
import { type CalculatorLink, LONGEST_LINK, readLink, writeLink } from './calculator-link.ts';
import { Obligations, ProvisionAccounts, ReadingResults } from './determination-account.tsx';
import { determinationSentence } from './determination-words.ts';
import { FactsForm, factAnchor } from './facts-form.tsx';
import { FactsPrinted } from './facts-printed.tsx';
import { calculatorQuery } from './policy-queries.ts';
import './calculator.css';

export interface CalculatorProps {
  readonly id: string;
  /** Where the list of what can be calculated stands. */
  readonly home: string;
}

/** 政策计算器: one policy, computed here in the browser. What is typed leaves it only in a link that somebody copies. */
export function Calculator({ id, home }: CalculatorProps) {
  const hash = usePastedHash();
  const reading = useMemo(() => readLink(hash), [hash]);
  const link = reading.kind === 'link' ? reading.link : undefined;
  const { data, error, isPending, refetch } = useQuery(calculatorQuery(id, link?.version));
  if (error) {
    return (
      <>
        <ErrorState what="这项政策没有读出来" error={error} onRetry={() => void refetch()} />
        {link?.version ? <AtPresent on={link.on} facts={link.facts} /> : null}
      </>
    );
  }
  if (isPending) return <StillLines lines={16} what="政策计算器" />;
  return (
    <Loaded
      key={`${id} ${hash}`}
      source={data}
      home={home}
      start={{ on: link?.on, facts: link?.facts ?? {} }}
      refused={reading.kind === 'refused' ? reading.message : undefined}
    />
  );
}

/** The same facts by the version in force. A plain link within the page: what stands behind the # never leaves the browser. */
const AtPresent = ({ on, facts }: CalculatorLink) => (
  <a className="lnk" href={`#${writeLink({ on, facts })}`}>
    按现行版本重新算
  </a>
);

/** What stood behind the # when the page was opened, or has been pasted there since; what we write there ourselves is not news. */
function usePastedHash(): string {
  const [hash, setHash] = useState(() => window.location.hash);
  useEffect(() => {
    const onPaste = () => {
      if (window.location.hash.includes('f=')) setHash(window.location.hash);
    };
    window.addEventListener('hashchange', onPaste);
    return () => window.removeEventListener('hashchange', onPaste);
  }, []);
  return hash;
}

interface LoadedProps {
  readonly source: CalculatorPolicy;
  readonly home: string;
  readonly start: { readonly on: string | undefined; readonly facts: unknown };
  readonly refused: string | undefined;
}

function Loaded({ source, start, ...rest }: LoadedProps) {
  const versions = useMemo(
    (): readonly PreparedPolicy[] =>
      [source.policy, ...source.earlier].flatMap((one) => {
        const file = PolicyFile.safeParse(one);
        const prepared = file.success ? preparePolicy(file.data) : undefined;
        return prepared?.kind === 'policy' ? [prepared.policy] : [];
      }),
    [source],
  );
  const [on, setOn] = useState(() => {
    const current = versionOn(versions, dayHere());
    return current ? firstDay(current.file, start.on) : dayHere();
  });
  const policy = versionOn(versions, on);
  if (!policy) {
    return (
      <ErrorState what="这项政策不能在这里计算" error={new Error('页面与服务的版本不一致，请刷新页面')} />
    );
  }
  return <Worksheet source={source} policy={policy} start={start} on={on} onDay={setOn} {...rest} />;
}

const dayHere = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

/** The last version that had begun by a day; a day before all of them goes to the first. */
const versionOn = (versions: readonly PreparedPolicy[], day: string): PreparedPolicy | undefined =>
  versions.find(({ file }) => file.effective.from <= day) ?? versions.at(-1);

/** Today, or the nearest day on which the policy is in force. */
function firstDay({ effective: { from, until } }: PolicyFile, wanted: string | undefined): string {
  const day = wanted ?? dayHere();
  if (wanted !== undefined) return day;
  return day < from ? from : day > until ? until : day;
}

/** Impossible days are refused, not judged. */
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

function useCalculation(policy: PreparedPolicy, facts: unknown, on: string) {
  const settled = useDeferredValue(facts);
  return useMemo(() => {
    if (!isDay(on)) {
      const problem: FactProblem = { path: '', message: '判定日不是日历上的日期', remedy: '请重新选判定日' };
      return { kind: 'problems' as const, problems: [problem] };
    }
    const reading = readFacts(policy, settled);
    if (reading.kind === 'problems') return reading;
    const determination = determine(policy, reading.facts, on);
    return {
      kind: 'result' as const,
      determination,
      account: explainDetermination(policy.file, determination),
    };
  }, [policy, settled, on]);
}

interface WorksheetProps extends LoadedProps {
  /** The version of the day. */
  readonly policy: PreparedPolicy;
  readonly on: string;
  readonly onDay: (day: string) => void;
}

function Worksheet({ source, policy, home, start, refused, on, onDay }: WorksheetProps) {
  const { file } = policy;
  const [facts, setFacts] = useState(start.facts);
  const result = useCalculation(policy, facts, on);
  const problems = result.kind === 'problems' ? result.problems : [];
  const faults = new Map(
    problems.filter(({ path }) => path !== '').map(({ path, message }) => [path, message]),
  );
  const address = writeLink({ on, version: source.planVersion, facts });
  useKeptInAddress(address);
  const sentence =
    result.kind === 'result'
      ? determinationSentence(file, result.determination)
      : `有 ${problems.length} 处填得不对，改好就能算`;
  const version = result.kind === 'result' ? result.determination.version : null;
  return (
    <Page
      title={`${file.title}计算器`}
      printTitle={`${source.county}“${file.title}”计算书`}
      asOf={`判定日 ${formatDay(on)}，政策版本 ${version ?? '当日无有效版本'}`}
      context={file.title}
    >
      <Sentence
        path={
          <>
            <AddressLink href={home}>政策计算器</AddressLink>
            {` / ${file.title}（第 ${file.clause} 条）`}
          </>
        }
        lead={file.summary}
        actions={
          <>
            <CopyCalculation address={address} id={file.id} />
            <PrintButton />
          </>
        }
      >
        {sentence}
      </Sentence>
      {refused ? <Remark>{refused}</Remark> : null}
      {file.interlock.map(({ id, says, clause }) => (
        <Remark key={id}>{`判定不看企业；申报时会被拦：${says}（${addressText(clause)}）`}</Remark>
      ))}
      {source.inForce ? null : (
        <Remark>
          这条链接用的是以前的政策版本，结果按那个版本算。
          <AtPresent on={on} facts={facts} />
        </Remark>
      )}
      <div className="calculator">
        <div className="noprint">
          <Section title="情况" note="不清楚的可以不填，只在本机计算，不上传">
            <div className="calculator-day">
              <TextField label="判定日" type="date" required value={on} onChange={onDay} />
            </div>
            <FactsForm inputs={file.inputs} facts={facts} onChange={setFacts} faults={faults} />
          </Section>
        </div>
        <div className="calculator-result" aria-live="polite">
          {result.kind === 'problems' ? (
            <Problems file={file} problems={problems} />
          ) : (
            <Questions questions={result.account.questions} />
          )}
          <FactsPrinted file={file} facts={facts} />
          {result.kind === 'result' ? (
            <>
              <ProvisionAccounts account={result.account} />
              <ReadingResults determination={result.determination} />
              <Obligations determination={result.determination} />
            </>
          ) : null}
          <p className="note">计算结果供参考，以主管部门审核为准；政策说明是我们自己的话，以方案原文为准。</p>
        </div>
      </div>
    </Page>
  );
}

/** The address follows what is typed, so that going back and forth keeps it; too much for an address stays out of it. */
function useKeptInAddress(address: string) {
  useEffect(() => {
    const timer = setTimeout(() => {
      const { pathname, search } = window.location;
      const hash = address.length > LONGEST_LINK ? '' : `#${address}`;
      window.history.replaceState(window.history.state, '', `${pathname}${search}${hash}`);
    }, 300);
    return () => clearTimeout(timer);
  }, [address]);
}

const Remark = ({ children }: { readonly children: React.ReactNode }) => (
  <p className="calculator-remark" role="status">
    <LightSign kind="slow" /> {children}
  </p>
);

function CopyCalculation({ address, id }: { readonly address: string; readonly id: string }) {
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

function Questions({
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

function Problems({
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

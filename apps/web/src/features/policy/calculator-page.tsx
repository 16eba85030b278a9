import { useQuery } from '@tanstack/react-query';
import type { CalculatorPolicy } from '@tenglong/contracts/policy';
import { PolicyFile, type PreparedPolicy, preparePolicy } from '@tenglong/domain/policy';
import { useEffect, useMemo, useState } from 'react';
import { ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { PrintButton, TextField } from '../../shared/forms/index.ts';
import { AddressLink, Page, Section, Sentence } from '../../shared/layout/index.ts';
import { addressText, formatDay } from '../../shared/value/index.ts';
import { type CalculatorLink, readLink, writeLink } from './calculator-link.ts';
import { CopyCalculation, Problems, Questions, Remark } from './calculator-parts.tsx';
import { Obligations, ProvisionAccounts, ReadingResults } from './determination-account.tsx';
import { determinationSentence, versionWords } from './determination-words.ts';
import { FactsForm } from './facts-form.tsx';
import { FactsPrinted } from './facts-printed.tsx';
import { calculatorQuery } from './policy-queries.ts';
import { useCalculation, useKeptInAddress } from './use-calculation.ts';
import { dayHere, firstDay, versionOn } from './version-on-day.ts';
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
      [source.policy, ...source.earlier].flatMap((one, at) => {
        const file = PolicyFile.safeParse(one);
        const superseding = source.superseding[at] ?? undefined;
        const prepared = file.success ? preparePolicy(file.data, { superseding }) : undefined;
        return prepared?.kind === 'policy' ? [prepared.policy] : [];
      }),
    [source],
  );
  const [on, setOn] = useState(() => {
    const current = versionOn(versions, dayHere());
    return current ? firstDay(current, start.on) : dayHere();
  });
  const policy = versionOn(versions, on);
  if (!policy) {
    return (
      <ErrorState what="这项政策不能在这里计算" error={new Error('页面与服务的版本不一致，请刷新页面')} />
    );
  }
  return <Worksheet source={source} policy={policy} start={start} on={on} onDay={setOn} {...rest} />;
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
      asOf={`判定日 ${formatDay(on)}，按${versionWords(version)}`}
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

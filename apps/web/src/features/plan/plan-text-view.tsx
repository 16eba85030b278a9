import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PlanText } from '@tenglong/contracts/plan';
import { ConfirmButton, ErrorState, StillLines, toast } from '../../shared/feedback/index.ts';
import { FileDrop } from '../../shared/forms/index.ts';
import { Section } from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { addressText, formatInstant } from '../../shared/value/index.ts';
import { putText, removeText, textQuery } from './plan-queries.ts';
import { PlanWords } from './plan-words.tsx';
import './contradictions.css';
import './plan.css';

/** 方案原文: the office's own copy put in, replaced or taken away, and its words beside our summaries. */
export function PlanTextView() {
  const { data, error, isPending, refetch } = useQuery(textQuery);
  if (error) return <ErrorState what="方案原文没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={10} what="方案原文" />;
  return <TextBody text={data} />;
}

function TextBody({ text }: { readonly text: PlanText }) {
  const client = useQueryClient();
  const seen = text.copy?.loadedAt ?? '';
  const mayPut = useCan('plan.rule');
  const put = useMutation({
    mutationFn: (file: File) => putText(file, seen),
    onSuccess: async ({ addresses }) => {
      await client.invalidateQueries({ queryKey: ['plan'] });
      toast(`已放入方案原文，认出 ${addresses} 处`);
    },
    onError: () => client.invalidateQueries({ queryKey: textQuery.queryKey }),
  });
  const remove = useMutation({
    mutationFn: () => removeText(seen),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['plan'] });
      toast('方案原文已撤下，页面上只留摘要');
    },
    onError: () => client.invalidateQueries({ queryKey: textQuery.queryKey }),
  });
  const { copy, rows, strangers } = text;
  const missing = rows.filter(({ words, kind }) => words === null && kind !== 'part');
  return (
    <>
      <Section
        title="方案原文"
        note={copy ? `${copy.fileName}，${copy.loadedBy} ${formatInstant(copy.loadedAt)} 放入` : '还没有放入'}
      >
        {copy ? (
          <p>
            {missing.length === 0
              ? `${rows.length} 处都有原文`
              : `${missing.length} 处没有认出原文：${missing.map(({ address }) => addressText(address)).join('、')}`}
          </p>
        ) : (
          <p>页面上的摘要是系统整理的。放入本单位的方案文件后，每一条旁边都有一字不差的原文。</p>
        )}
        {mayPut ? (
          <div className="plan-put noprint">
            <FileDrop
              accept=".docx,.txt"
              disabled={put.isPending}
              onFiles={([file]) => {
                if (file) put.mutate(file);
              }}
            >
              {copy
                ? '放入新的一份，整份替换现在的原文（.docx 或 .txt）'
                : '把方案文件拖到这里（.docx 或 .txt），按“一、”“1．”“附件1”等序号认出条款'}
            </FileDrop>
            {copy ? (
              <ConfirmButton
                title="撤下方案原文"
                effect="各条旁边的原文不再显示，摘要和裁定不变；撤下记入审计。"
                verb="撤下原文"
                look="text"
                onConfirm={() => remove.mutateAsync()}
              >
                撤下原文
              </ConfirmButton>
            ) : null}
          </div>
        ) : null}
        {put.error ? <ErrorState what="方案原文没有放入" error={put.error} /> : null}
      </Section>
      {copy ? <Rows text={text} /> : null}
      {strangers.length > 0 ? (
        <Section title="对不上的段落" note="原文里有、方案数据里没有的地方，请核对方案数据是否漏录">
          <dl className="plan-beside">
            {strangers.map(({ address, words }) => (
              <div key={address} className="plan-beside-row">
                <dt>{addressText(address)}</dt>
                <dd>
                  <PlanWords>{words}</PlanWords>
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      ) : null}
    </>
  );
}

function Rows({ text }: { readonly text: PlanText }) {
  return (
    <Section title="逐条对照" note="左为系统摘要，右为本单位原文">
      <dl className="plan-beside">
        {text.rows
          .filter(({ kind, words, summary }) => kind !== 'part' || words !== null || summary !== '')
          .map(({ address, title, summary, words }) => (
            <div key={address} className="plan-beside-row">
              <dt>
                <span className="contra-address">{addressText(address)}</span> {title}
              </dt>
              <dd>{summary || <span className="muted">—</span>}</dd>
              <dd>{words ? <PlanWords>{words}</PlanWords> : <span className="muted">没有认出原文</span>}</dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}

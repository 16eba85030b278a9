import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { OutwardAddress } from '@tenglong/contracts/notice';
import { useId, useState } from 'react';
import { asProblem } from '../../shared/api/index.ts';
import { ErrorState, StillLines, toast } from '../../shared/feedback/index.ts';
import { Section } from '../../shared/layout/index.ts';
import { addressesQuery, setAddress } from './notice-queries.ts';

/** Where each party's mail goes. */
export function AddressSection({ mailIsOn }: { readonly mailIsOn: boolean }) {
  const { data, error, refetch } = useQuery(addressesQuery);
  const set = data?.filter(({ email }) => email !== '').length ?? 0;
  return (
    <Section
      title="收件邮箱"
      note={mailIsOn ? '没有填邮箱的单位只在平台内收消息' : '邮件没有配置，填了也不会发出'}
      more={data ? <span className="muted">{`已填 ${set}/${data.length}`}</span> : null}
    >
      {data ? (
        <div className="addresses">
          {data.map((one) => (
            <AddressLine key={`${one.party} ${one.of}`} address={one} />
          ))}
        </div>
      ) : error ? (
        <ErrorState what="收件邮箱没有读出来" error={error} onRetry={() => void refetch()} />
      ) : (
        <StillLines lines={6} what="收件邮箱" />
      )}
    </Section>
  );
}

function AddressLine({ address: { party, of, name, email } }: { readonly address: OutwardAddress }) {
  const id = useId();
  const client = useQueryClient();
  const [seen, setSeen] = useState(email);
  const [typed, setTyped] = useState(email);
  const [problem, setProblem] = useState('');
  const changed = typed.trim() !== seen;
  async function save() {
    setProblem('');
    try {
      const asked = { party, of, email: typed.trim(), seen };
      client.setQueryData(addressesQuery.queryKey, await setAddress(asked));
      setSeen(asked.email);
      toast(typed.trim() === '' ? `${name}不再收邮件` : `${name}的邮箱已保存`);
    } catch (error) {
      const { details, message } = asProblem(error);
      setProblem(details?.[0]?.message ?? message);
    }
  }
  return (
    <form
      className="address"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) void save();
      }}
    >
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        className="input"
        type="email"
        inputMode="email"
        autoComplete="off"
        maxLength={200}
        value={typed}
        aria-invalid={problem === '' ? undefined : true}
        aria-describedby={problem === '' ? undefined : `${id}-problem`}
        onChange={(event) => setTyped(event.target.value)}
      />
      {changed ? (
        <button type="submit" className="btn">
          保存
        </button>
      ) : null}
      {problem === '' ? null : (
        <span className="field-error" id={`${id}-problem`} role="alert">
          {problem}
        </span>
      )}
    </form>
  );
}

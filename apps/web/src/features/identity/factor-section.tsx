import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FactorCode, type FactorOffer } from '@tenglong/contracts/identity';
import { useState } from 'react';
import { encode } from 'uqr';
import { ErrorState } from '../../shared/feedback/index.ts';
import { Field } from '../../shared/forms/index.ts';
import { sessionQuery } from '../../shared/session/index.ts';
import { confirmFactor, offerFactor } from './people-queries.ts';
import './people.css';

/** 动态口令: enrolled by scanning a picture and giving a code of it; the recovery codes are shown once. */
export function FactorSection({ enrolled }: { readonly enrolled: boolean }) {
  const offer = useMutation({ mutationFn: offerFactor });
  const [codes, setCodes] = useState<readonly string[]>();
  if (codes) return <RecoveryList codes={codes} onKept={() => setCodes(undefined)} />;
  if (enrolled) return <p>已绑定。换手机时请系统管理员在服务器上解除后重新绑定。</p>;
  if (offer.data) return <Enrolment offer={offer.data} onDone={setCodes} />;
  return (
    <div className="people-form">
      <p>绑定后，登录除密码外还要填手机验证器上的六位数字。验证器可用任何支持 TOTP 的应用，不需要联网。</p>
      {offer.isError ? <ErrorState error={offer.error} /> : null}
      <button type="button" className="btn" disabled={offer.isPending} onClick={() => offer.mutate()}>
        开始绑定
      </button>
    </div>
  );
}

function Enrolment({
  offer,
  onDone,
}: {
  readonly offer: FactorOffer;
  readonly onDone: (codes: readonly string[]) => void;
}) {
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState<string>();
  const confirm = useMutation({
    mutationFn: confirmFactor,
    onSuccess: ({ codes }) => onDone(codes),
  });
  return (
    <form
      className="people-form"
      onSubmit={(event) => {
        event.preventDefault();
        const parsed = FactorCode.safeParse({ code });
        setWrong(parsed.success ? undefined : parsed.error.issues[0]?.message);
        if (parsed.success) confirm.mutate(parsed.data.code);
      }}
    >
      <p>1. 用手机验证器扫描，或手工输入密钥。</p>
      <QrPicture text={offer.uri} />
      <p className="note">
        密钥 <code>{offer.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <Field label="2. 填验证器上的六位数字" required error={wrong}>
        {(control) => (
          <input
            {...control}
            className="input"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      {confirm.isError ? <ErrorState error={confirm.error} /> : null}
      <button type="submit" className="btn btn-primary" disabled={confirm.isPending}>
        绑定
      </button>
    </form>
  );
}

/** The address as a picture, drawn here: the secret leaves for nowhere. Dark on white in either theme, or no camera reads it. */
function QrPicture({ text }: { readonly text: string }) {
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <div className="factor-picture">
      <svg role="img" aria-label="绑定用的二维码" viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
    </div>
  );
}

function RecoveryList({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const client = useQueryClient();
  return (
    <>
      <p>已绑定。下面的恢复码只显示这一次，请抄下或打印，锁好：手机不在身边时，每个可以登录一次。</p>
      <ul className="factor-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="btn btn-primary"
        onClick={() => void client.invalidateQueries({ queryKey: sessionQuery.queryKey }).then(onKept)}
      >
        已经收好
      </button>
    </>
  );
}

import type { EntryDetail } from '@tenglong/contracts/register';
import { useState } from 'react';
import { Section } from '../../shared/layout/index.ts';
import { useSession } from '../../shared/session/index.ts';
import { formatDay } from '../../shared/value/index.ts';
import { isPhoto, wantedEvidence } from './entry-words.ts';
import { EvidenceInput } from './evidence-input.tsx';
import './evidence.css';

/** Places shown at most, however many photos are wanted. */
const SLOTS = 4;

const address = (id: string, file: string): string => `/api/entries/${id}/evidence/${file}`;

/** 材料: what has been handed in, photos to be seen, and a place for each that the next step still wants. */
export function EvidenceSection({ entry }: { readonly entry: EntryDetail }) {
  const { evidence, step, mayAct, closedOn, next } = entry;
  const open = mayAct && closedOn === null;
  const year = Number(useSession().today.slice(0, 4));
  const wanted = open && step && next?.mine ? wantedEvidence(step) : [];
  const photos = evidence.filter(({ kind }) => isPhoto(entry, kind));
  const files = evidence.filter(({ kind }) => !isPhoto(entry, kind));
  if (evidence.length === 0 && !open) return null;
  const slots = wanted
    .filter(({ kind }) => isPhoto(entry, kind))
    .flatMap(({ kind, label, lack }) =>
      Array.from({ length: Math.min(lack, SLOTS) }, (_, at) => ({ key: `${kind} ${at}`, kind, label })),
    );
  return (
    <Section title="材料" note={evidence.length === 0 ? '还没有交过' : `${evidence.length} 件`}>
      {photos.length > 0 || slots.length > 0 ? (
        <ul className="photos">
          {photos.map((piece) => (
            <li key={`${piece.kind} ${piece.file}`}>
              <Photo id={entry.id} year={year} piece={piece} />
            </li>
          ))}
          {slots.map(({ key, kind, label }) => (
            <li key={key}>
              <EvidenceInput entry={entry} kind={kind} className="photo-slot" camera>
                <Camera />
                {label}
              </EvidenceInput>
            </li>
          ))}
        </ul>
      ) : null}
      {files.length > 0 ? (
        <ul className="files">
          {files.map(({ kind, label, file, by, on }) => (
            <li key={`${kind} ${file}`}>
              <a href={address(entry.id, file)} download>
                {label}
              </a>
              <span className="muted">
                {formatDay(on, { withinYear: year })} {by}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {wanted
        .filter(({ kind }) => !isPhoto(entry, kind))
        .map(({ kind, label }) => (
          <p key={kind} className="files-wanted">
            <EvidenceInput entry={entry} kind={kind} className="btn">
              上传{label}
            </EvidenceInput>
          </p>
        ))}
      {open ? <OtherEvidence entry={entry} /> : null}
    </Section>
  );
}

interface PhotoProps {
  readonly id: string;
  readonly year: number;
  readonly piece: EntryDetail['evidence'][number];
}

function Photo({ id, year, piece }: PhotoProps) {
  const [shown, setShown] = useState(true);
  const { label, file, on, by } = piece;
  const caption = `${label}，${formatDay(on, { withinYear: year })} ${by}`;
  const taken = takenWords(piece);
  return (
    <figure>
      <a href={address(id, file)} download>
        {shown ? (
          <img src={address(id, file)} alt={caption} loading="lazy" onError={() => setShown(false)} />
        ) : (
          <span className="photo-unseen">
            下载后看<span className="unseen">：{caption}</span>
          </span>
        )}
      </a>
      <figcaption>
        {caption}
        <span className="note photo-taken">{taken}</span>
      </figcaption>
    </figure>
  );
}

/** `拍于 2023-08-30 10:21，北纬 28.13530°、东经 121.23180°`; what a photo does not say is said to be missing. */
export function takenWords({
  takenAt,
  place,
}: Pick<EntryDetail['evidence'][number], 'takenAt' | 'place'>): string {
  const when = takenAt === null ? '没有拍摄时间' : `拍于 ${takenAt}`;
  if (place === null) return `${when}，没有拍摄地点`;
  const axis = (degrees: string, plus: string, minus: string) =>
    `${degrees.startsWith('-') ? minus : plus} ${degrees.replace('-', '')}°`;
  const where = `${axis(place.lat, '北纬', '南纬')}、${axis(place.lon, '东经', '西经')}`;
  return `${when}，${where}${place.from === 'phone' ? '（上传时手机定位）' : ''}`;
}

/** Something the next step does not ask for, but the dossier takes. */
function OtherEvidence({ entry }: { readonly entry: EntryDetail }) {
  const [kind, setKind] = useState(entry.evidenceSpecs[0]?.kind ?? '');
  if (entry.evidenceSpecs.length === 0) return null;
  return (
    <details className="other-evidence noprint">
      <summary>交其他材料</summary>
      <span className="btns">
        <select
          className="input"
          aria-label="材料种类"
          value={kind}
          onChange={(event) => setKind(event.target.value)}
        >
          {entry.evidenceSpecs.map((spec) => (
            <option key={spec.kind} value={spec.kind}>
              {spec.label}
            </option>
          ))}
        </select>
        <EvidenceInput entry={entry} kind={kind} className="btn">
          选文件
        </EvidenceInput>
      </span>
    </details>
  );
}

export const Camera = () => (
  <svg
    width="26"
    height="22"
    viewBox="0 0 26 22"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    aria-hidden="true"
  >
    <path d="M1 5h6l2-4h8l2 4h6v16H1z" />
    <circle cx="13" cy="12.5" r="4.6" />
  </svg>
);

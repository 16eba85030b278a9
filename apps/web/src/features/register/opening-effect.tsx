import { useQuery } from '@tanstack/react-query';
import type { RegisterDetail } from '@tenglong/contracts/register';
import { useEffect } from 'react';
import { ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { AddressLink } from '../../shared/layout/index.ts';
import { openingQuery } from './register-queries.ts';

export interface OpeningEffectProps {
  readonly register: Pick<RegisterDetail, 'id' | 'title'>;
  readonly subject: string;
  /** The number of the project it is about, where that is known. */
  readonly number: string | undefined;
  readonly onRefused: (refused: boolean) => void;
}

/** What putting this enterprise on the list will do, said before it is done; or why it cannot be. */
export function OpeningEffect({ register, subject, number, onRefused }: OpeningEffectProps) {
  const { data, error, refetch } = useQuery(openingQuery(register.id, subject, number));
  const refused = data === undefined || data.listed !== null || data.refused !== '';
  useEffect(() => onRefused(refused), [onRefused, refused]);
  if (error) return <ErrorState what="列入的影响没有读出来" error={error} onRetry={() => void refetch()} />;
  if (!data) return <StillLines lines={3} what="列入的影响" />;
  if (data.listed) {
    return (
      <p>
        {`${data.subjectName}已在清单上，到“${data.listed.stageTitle}”。`}
        <AddressLink href={`/entries/${data.listed.entryId}`}>看这一条</AddressLink>
      </p>
    );
  }
  if (data.refused !== '') return <p>{data.refused}</p>;
  return (
    <>
      <p>列入以后：</p>
      <ul className="opening-effects">
        {data.effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { RegisterDetail } from '@tenglong/contracts/register';
import { ErrorState } from '../../shared/feedback/index.ts';
import { OpenEntryDialog } from './open-entry-button.tsx';
import { openingQuery } from './register-queries.ts';

export interface OpenFromAddressProps {
  readonly register: RegisterDetail;
  readonly subject: string;
  /** The number of the project it is about, where that is known. */
  readonly number: string | undefined;
  readonly onClose: () => void;
}

/** The form that another page has asked for: from 排查, or from an appeal that was upheld, with the enterprise known. */
export function OpenFromAddress({ register, subject, number, onClose }: OpenFromAddressProps) {
  const { data, error } = useQuery({
    ...openingQuery(register.id, subject, number),
    enabled: register.opening !== null,
  });
  if (register.opening === null) {
    return (
      <p className="note">{`您不能列入${register.shortTitle}，请转${register.title}的牵头单位或专班`}</p>
    );
  }
  if (error) return <ErrorState what="要列入的企业没有读出来" error={error} onRetry={onClose} />;
  if (!data) return null;
  const known = { id: data.subjectId, name: `${data.subjectName}（${data.unitName}）` };
  return (
    <OpenEntryDialog register={register} known={known} given={data.fields} about={number} onClose={onClose} />
  );
}

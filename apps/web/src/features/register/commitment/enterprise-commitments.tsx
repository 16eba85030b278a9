import { useQuery } from '@tanstack/react-query';
import { Section } from '../../../shared/layout/index.ts';
import { useCan } from '../../../shared/session/index.ts';
import './commitment.css';
import { enterpriseCommitmentsQuery } from './commitment-queries.ts';
import { CommitmentTable } from './commitment-table.tsx';

/** On an enterprise's own page: what it promised, each with its clock; nothing where it promised nothing. */
export function EnterpriseCommitments({ creditCode }: { readonly creditCode: string }) {
  const mayRead = useCan('register.read');
  const { data } = useQuery({ ...enterpriseCommitmentsQuery(creditCode), enabled: mayRead });
  if (!data || data.rows.length === 0) return null;
  return (
    <Section title="企业承诺" note={`${data.rows.length} 项，享受政策时承诺的都在这里`}>
      <CommitmentTable label="企业承诺" rows={data.rows} named={false} />
    </Section>
  );
}

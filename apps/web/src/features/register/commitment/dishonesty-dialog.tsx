import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { EntryDetail, FieldSpec, FieldText } from '@tenglong/contracts/register';
import { useState } from 'react';
import { FormDialog, toast } from '../../../shared/feedback/index.ts';
import { FieldInput } from '../field-input.tsx';
import { proposeDishonesty } from './commitment-queries.ts';

export interface DishonestyDialogProps {
  readonly entry: EntryDetail;
  readonly ask: readonly FieldSpec[];
  readonly onClose: () => void;
}

/** Proposes an enterprise for the list of the dishonest: asks for what the platform does not hold, carries over the rest. */
export function DishonestyDialog({ entry, ask, onClose }: DishonestyDialogProps) {
  const client = useQueryClient();
  const router = useRouter();
  const [fields, setFields] = useState<Readonly<Record<string, FieldText>>>({});
  const propose = useMutation({
    mutationFn: () => proposeDishonesty(entry.id, fields),
    onSuccess: ({ entry: id }) => {
      void client.invalidateQueries({ queryKey: ['register'] });
      toast('已提出，按严重失信名单的程序办');
      router.history.push(`/entries/${id}`);
    },
  });
  return (
    <FormDialog
      open
      title={`提出严重失信：${entry.subjectName}`}
      verb="提出"
      ready={ask.every(({ name }) => (fields[name] ?? '') !== '')}
      busy={propose.isPending}
      failed={{ what: '没有提出', error: propose.error }}
      onSubmit={() => propose.mutate()}
      onClose={onClose}
    >
      <p className="note">失信事实、依据和应追缴资金由平台带入；列入以前要事先告知，企业可以陈述申辩。</p>
      {ask.map((spec) => (
        <FieldInput
          key={spec.name}
          spec={spec}
          required
          value={fields[spec.name]}
          onChange={(value) => setFields((now) => ({ ...now, [spec.name]: value }))}
        />
      ))}
    </FormDialog>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type MadePassword, NewPerson } from '@tenglong/contracts/identity';
import { useState } from 'react';
import { FormDialog } from '../../shared/feedback/index.ts';
import { Field } from '../../shared/forms/index.ts';
import { PasswordShown } from './password-shown.tsx';
import { addPerson, peopleQuery } from './people-queries.ts';

const FIELDS = [
  ['account', '账号', '字母、数字和 . _ -，例如 zhangsan'],
  ['displayName', '姓名', undefined],
  ['department', '单位', '例如 市经信局'],
] as const;

/** 新增人员: an account that may do nothing until the security administrator grants a role. */
export function NewPersonButton() {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<MadePassword>();
  const [form, setForm] = useState({ account: '', displayName: '', department: '' });
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const add = useMutation({
    mutationFn: addPerson,
    onSuccess: (password) => {
      setOpen(false);
      setMade(password);
      setForm({ account: '', displayName: '', department: '' });
      void client.invalidateQueries({ queryKey: peopleQuery.queryKey });
    },
  });
  const submit = () => {
    const parsed = NewPerson.safeParse(form);
    setWrong(
      parsed.success
        ? {}
        : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message])),
    );
    if (parsed.success) add.mutate(parsed.data);
  };
  return (
    <>
      <button type="button" className="btn btn-primary" onClick={() => setOpen(true)}>
        新增人员
      </button>
      <FormDialog
        open={open}
        title="新增人员"
        verb="建立账号"
        ready
        busy={add.isPending}
        failed={{ what: '没有建立', error: add.error }}
        onSubmit={submit}
        onClose={() => setOpen(false)}
      >
        <p>建立后由安全管理员授予岗位和范围，在那之前什么都看不到。密码随机生成，只显示一次。</p>
        {FIELDS.map(([name, label, help]) => (
          <Field key={name} label={label} required={name !== 'department'} help={help} error={wrong[name]}>
            {(control) => (
              <input
                {...control}
                className="input"
                maxLength={64}
                autoComplete="off"
                value={form[name]}
                onChange={(event) => setForm({ ...form, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </FormDialog>
      {made ? <PasswordShown made={made} onClose={() => setMade(undefined)} /> : null}
    </>
  );
}

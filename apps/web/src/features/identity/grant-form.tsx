import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  type People,
  type Person,
  ROLES,
  type Role,
  roles,
  type SeenRole,
} from '@tenglong/contracts/identity';
import { useState } from 'react';
import { ErrorState, toast } from '../../shared/feedback/index.ts';
import { Field } from '../../shared/forms/index.ts';
import { grantRole, peopleQuery } from './people-queries.ts';

/** What is granted here; the three administrators are made on the server. */
const GRANTED = ROLES.filter((role) => !roles[role].administrator);

export interface GrantFormProps {
  readonly person: Person;
  readonly people: People;
}

/** 岗位与范围 of one person; holds from their next sign-in, which is at once. */
export function GrantForm({ person, people }: GrantFormProps) {
  const client = useQueryClient();
  const [seen, setSeen] = useState<SeenRole>(person);
  const [role, setRole] = useState<Role>(person.role);
  const [units, setUnits] = useState<readonly string[]>(person.units ?? []);
  const [departmentId, setDepartment] = useState(person.departmentId ?? '');
  const [creditCode, setCreditCode] = useState(person.creditCode ?? '');
  const grant = useMutation({
    mutationFn: () =>
      grantRole(person.id, {
        seen,
        role,
        units: [...units],
        departmentId: departmentId === '' ? null : departmentId,
        creditCode: creditCode === '' ? null : creditCode,
      }),
    onSuccess: async () => {
      // Whose rows belong to the role; the rest of the form is not kept.
      setSeen({
        role,
        units: role === 'township' ? [...units] : null,
        departmentId: role === 'department' ? departmentId : null,
        creditCode: role === 'enterprise' ? creditCode : null,
      });
      await client.invalidateQueries({ queryKey: peopleQuery.queryKey });
      toast(`${person.displayName}的岗位已改为${roles[role].title}，须重新登录`);
    },
  });
  return (
    <form
      className="people-form"
      onSubmit={(event) => {
        event.preventDefault();
        grant.mutate();
      }}
    >
      <Field label="岗位" required>
        {(control) => (
          <select
            {...control}
            className="input"
            value={role}
            onChange={(event) => setRole(GRANTED.find((one) => one === event.target.value) ?? 'pending')}
          >
            {GRANTED.map((one) => (
              <option key={one} value={one}>
                {roles[one].title}
              </option>
            ))}
          </select>
        )}
      </Field>
      {role === 'township' ? (
        <fieldset className="people-units">
          <legend>乡镇（街道）</legend>
          {people.units.map(({ id, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={units.includes(id)}
                onChange={(event) =>
                  setUnits(event.target.checked ? [...units, id] : units.filter((one) => one !== id))
                }
              />
              {name}
            </label>
          ))}
        </fieldset>
      ) : null}
      {role === 'department' ? (
        <Field label="责任单位" required>
          {(control) => (
            <select
              {...control}
              className="input"
              value={departmentId}
              onChange={(event) => setDepartment(event.target.value)}
            >
              <option value="">请选择</option>
              {people.departments.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : null}
      {role === 'enterprise' ? (
        <Field label="统一社会信用代码" required help="只能看到和办理这一家企业的事">
          {(control) => (
            <input
              {...control}
              className="input"
              maxLength={18}
              value={creditCode}
              onChange={(event) => setCreditCode(event.target.value.toUpperCase())}
            />
          )}
        </Field>
      ) : null}
      {grant.isError ? <ErrorState error={grant.error} /> : null}
      <button type="submit" className="btn btn-primary" disabled={grant.isPending}>
        授予
      </button>
    </form>
  );
}

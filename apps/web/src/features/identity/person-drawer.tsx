import { useQueryClient } from '@tanstack/react-query';
import type { MadePassword, People, Person } from '@tenglong/contracts/identity';
import { useState } from 'react';
import { Drawer, DrawerPart } from '../../shared/drawer/index.ts';
import { ConfirmButton, toast } from '../../shared/feedback/index.ts';
import { useCan, useSession } from '../../shared/session/index.ts';
import { formatInstant } from '../../shared/value/index.ts';
import { DeputyForm } from './deputy-form.tsx';
import { GrantForm } from './grant-form.tsx';
import { LinkForm } from './link-form.tsx';
import { PasswordShown } from './password-shown.tsx';
import { peopleQuery, resetPassword, setPersonUse, unlockPerson } from './people-queries.ts';
import { personState } from './person-text.ts';
import './people.css';

export interface PersonDrawerProps {
  readonly person: Person;
  readonly people: People;
  readonly onClose: () => void;
}

/** One person: how the account stands, and what the reader's own duty lets them do about it. */
export function PersonDrawer({ person, people, onClose }: PersonDrawerProps) {
  const { account } = useSession();
  const mayManage = useCan('identity.manage');
  const mayGrant = useCan('identity.grant');
  const open = !person.administrator && person.account !== account;
  return (
    <Drawer title={person.displayName} subject={person.id} onClose={onClose}>
      <p className="note">
        {[
          `账号 ${person.account}`,
          person.department,
          person.roleTitle,
          person.reach === person.department ? '' : person.reach,
          personState(person).word,
          person.lastSignedInAt ? `最近登录 ${formatInstant(person.lastSignedInAt)}` : '还没有登录过',
          person.secondFactor ? '已绑定动态口令' : '',
          person.mustChangePassword ? '下次登录须改密码' : '',
        ]
          .filter((part) => part !== '')
          .join('，')}
      </p>
      {person.administrator ? (
        <p className="note">管理员账号不在页面上办理，请在服务器上用 tenglong account。</p>
      ) : null}
      {open && mayManage ? (
        <DrawerPart title="账号">
          <AccountActs person={person} />
        </DrawerPart>
      ) : null}
      {open && mayGrant ? (
        <>
          <DrawerPart title="岗位与范围">
            <GrantForm key={person.id} person={person} people={people} />
          </DrawerPart>
          <DrawerPart title="单点登录">
            <LinkForm key={person.id} person={person} />
          </DrawerPart>
          <DrawerPart title="代理与交接">
            <DeputyForm key={person.id} person={person} people={people} />
          </DrawerPart>
        </>
      ) : null}
    </Drawer>
  );
}

function AccountActs({ person }: { readonly person: Person }) {
  const client = useQueryClient();
  const [made, setMade] = useState<MadePassword>();
  const refresh = () => client.invalidateQueries({ queryKey: peopleQuery.queryKey });
  const done = (words: string) => async () => {
    await refresh();
    toast(words);
  };
  const { id, displayName, disabled, lockedUntil, passwordSetAt } = person;
  return (
    <div className="people-acts">
      <ConfirmButton
        title={`重置${displayName}的密码`}
        effect="换成新的随机密码，只显示一次；现有的登录随即结束，锁定解除，本人登录后须改掉。"
        verb="重置密码"
        onConfirm={async () => {
          try {
            setMade(await resetPassword(id, passwordSetAt));
          } finally {
            // Refused because somebody was first, the next press is about what stands now.
            await refresh();
          }
        }}
      >
        重置密码
      </ConfirmButton>
      {lockedUntil ? (
        <ConfirmButton
          title={`解除${displayName}的锁定`}
          effect="本人可以马上再登录。请先问清是不是本人输错的。"
          verb="解除锁定"
          onConfirm={() => unlockPerson(id).then(done('锁定已解除'))}
        >
          解除锁定
        </ConfirmButton>
      ) : null}
      <ConfirmButton
        title={disabled ? `启用${displayName}的账号` : `停用${displayName}的账号`}
        effect={
          disabled ? '本人可以用原来的密码和岗位登录。' : '不能再登录，现有的登录随即结束；记录都保留。'
        }
        verb={disabled ? '启用' : '停用'}
        onConfirm={() => setPersonUse(id, !disabled).then(done(disabled ? '账号已启用' : '账号已停用'))}
      >
        {disabled ? '启用账号' : '停用账号'}
      </ConfirmButton>
      {made ? <PasswordShown made={made} onClose={() => setMade(undefined)} /> : null}
    </div>
  );
}

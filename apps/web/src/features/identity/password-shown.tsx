import type { MadePassword } from '@tenglong/contracts/identity';
import { Dialog } from '../../shared/feedback/index.ts';
import './people.css';

/** A password that was just made: this once and never again. */
export function PasswordShown({
  made,
  onClose,
}: {
  readonly made: MadePassword;
  readonly onClose: () => void;
}) {
  return (
    <Dialog
      open
      title={`账号 ${made.account} 的密码`}
      onClose={onClose}
      actions={
        <button type="button" className="btn btn-primary" onClick={onClose}>
          已交给本人
        </button>
      }
    >
      <p className="people-password">
        <code>{made.password}</code>
      </p>
      <p className="note">只显示这一次。请当面或用电话交给本人，本人第一次登录时须改掉。</p>
    </Dialog>
  );
}

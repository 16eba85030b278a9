import { type InputHTMLAttributes, type KeyboardEvent, useState } from 'react';
import './forms.css';

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'>;

/** A password with two courtesies: it can be shown, and it says when the caps lock is on. */
export function PasswordInput(props: Props) {
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const watch = (event: KeyboardEvent<HTMLInputElement>) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <>
      <span className="password">
        <input
          {...props}
          className="input"
          type={shown ? 'text' : 'password'}
          autoCapitalize="none"
          spellCheck={false}
          onKeyDown={watch}
          onKeyUp={watch}
          onBlur={() => setCapsLock(false)}
        />
        <button type="button" className="lnk" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? '隐去' : '显示'}
        </button>
      </span>
      <p className="note password-caps" role="status">
        {capsLock ? '大写锁定已打开' : null}
      </p>
    </>
  );
}

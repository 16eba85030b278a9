import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { asProblem } from '../../shared/api/index.ts';
import { toast } from '../../shared/feedback/index.ts';
import { signOut } from './session-api.ts';

export function SignOutButton() {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  async function leave() {
    setBusy(true);
    try {
      await signOut();
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code !== 'NOT_SIGNED_IN') {
        setBusy(false);
        return toast(`没有退出：${problem.message}。${problem.remedy}`);
      }
    }
    await router.navigate({ to: '/sign-in' });
    // Nothing that was read stays on a shared machine.
    queryClient.clear();
  }
  return (
    <button type="button" className="btn" disabled={busy} onClick={leave}>
      退出登录
    </button>
  );
}

import { formatInstant } from '../../shared/value/index.ts';

/** That what was typed is kept on this machine and has not been handed in. */
export function KeptNote({ at }: { readonly at: string | undefined }) {
  return (
    <p className="note">
      {at === undefined
        ? '填的内容随填随存在本机'
        : `草稿已存本机，${formatInstant(at).slice(-5)}，还没有提交`}
    </p>
  );
}

const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];
const MIN_LENGTH = 8;
const MIN_CLASSES = 3;

/**
 * What is wrong with a password somebody sets, as sentences; empty if it will do. Length counts characters.
 * @source GB/T 22239-2019 identity control, by assessment practice: at least 8 characters of at least 3 classes
 */
export function passwordFaults(password: string, account: string): string[] {
  const faults: string[] = [];
  if ([...password].length < MIN_LENGTH) faults.push(`密码至少 ${MIN_LENGTH} 个字符`);
  if (CLASSES.filter((kind) => kind.test(password)).length < MIN_CLASSES) {
    faults.push(`密码须含大写字母、小写字母、数字、符号中的至少 ${MIN_CLASSES} 类`);
  }
  if (password.toLowerCase().includes(account.toLowerCase())) faults.push('密码不能包含账号');
  return faults;
}

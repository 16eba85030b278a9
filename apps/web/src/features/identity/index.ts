export { AuditSearch } from './audit-search.ts';
export { ChangePasswordForm } from './change-password-form.tsx';
export { SignInSearch } from './search.ts';
export { SignOutButton } from './sign-out-button.tsx';

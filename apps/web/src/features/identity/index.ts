export { ActingSection } from './acting-section.tsx';
export { AuditSearch } from './audit-search.ts';
export { ChangePasswordForm } from './change-password-form.tsx';
export { FactorSection } from './factor-section.tsx';
export { PeopleSearch } from './people-search.ts';
export { SignInSearch } from './search.ts';
export { SignOutButton } from './sign-out-button.tsx';

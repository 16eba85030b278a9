import { Component, type ReactNode } from 'react';
import { ErrorState } from './error-state.tsx';

interface Props {
  readonly children: ReactNode;
  readonly what?: string | undefined;
  /** When this changes, what failed is tried again: the address of the page, the id of the record. */
  readonly resetKey?: string | undefined;
}

/** Keeps a failure inside the part that failed. */
export class ErrorBoundary extends Component<Props, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidUpdate(before: Props) {
    if (before.resetKey !== this.props.resetKey && this.state.error !== undefined)
      this.setState({ error: undefined });
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return (
      <ErrorState
        error={this.state.error}
        what={this.props.what}
        onRetry={() => this.setState({ error: undefined })}
      />
    );
  }
}

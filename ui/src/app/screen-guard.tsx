/* A mistake of ours in one screen stays in that screen: the rest of the window goes on, and nothing kept is lost. */
import { Component, type ReactNode } from "react";
import { ErrorState } from "../components/states";

interface GuardProps {
  children: ReactNode;
}

export class ScreenGuard extends Component<GuardProps, { failure: unknown }> {
  override state: { failure: unknown } = { failure: null };

  static getDerivedStateFromError(failure: unknown) {
    return { failure: failure ?? new Error("unknown") };
  }

  override render() {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return <ErrorState title="Endcap made a mistake here; what you did is kept" failure={failure} onRetry={() => this.setState({ failure: null })} />;
  }
}

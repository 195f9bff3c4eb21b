/* In a small window: where it would be published, what the checks say and the button, in one line above the changes. What one may look at before opens below it. */
import type { ReactNode } from "react";
import { environmentTitle } from "../../app/environments";
import { Fold } from "../../components/fold";
import { type ChecksProps, CheckBadges } from "./checks";
import { StatusBadge } from "./environment-steps";
import "./folded.css";
import { ForemostButton, type PublishFormProps } from "./publish-form";

interface PublishBarProps {
  form: PublishFormProps;
  /** why the environment does not answer */
  failure: Error | null;
  /** null while they are looked for */
  findings: ChecksProps["findings"] | null;
  health: ChecksProps["health"];
  children: ReactNode;
}

export function PublishBar({ form, failure, findings, health, children }: PublishBarProps) {
  const words = (
    <span className="pub-words">
      <b>{environmentTitle(form.environment)}</b>
      <StatusBadge status={form.status ?? undefined} failure={failure} changes={form.changes} />
      {findings !== null && <CheckBadges findings={findings} health={health} />}
    </span>
  );
  return (
    <div className="fold-bar pub-bar" data-testid="publish-bar">
      <Fold label="Checks, environment and note" icon="publish" words={words} testId="publish-fold">{children}</Fold>
      <ForemostButton {...form} />
    </div>
  );
}

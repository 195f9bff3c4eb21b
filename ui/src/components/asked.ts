/* What is typed becomes a question as soon as no other is under way: no key waits for a clock, and none asks in vain. */
import { useState } from "react";

/**
 * The text to ask for now. Ask, then tell `follow` whether the answer is still on its way: once it is there, what has
 * been typed meanwhile is asked for, the last of it only.
 */
export function useAsked(typed: string): [asked: string, follow: (isAsking: boolean) => void] {
  const [asked, setAsked] = useState(typed);
  return [asked, (isAsking) => void (!isAsking && asked !== typed && setAsked(typed))];
}

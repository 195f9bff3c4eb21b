/* When something holds, as it is being asked. Pure. */
import type { Schedule } from "../ipc/bindings";

/** A schedule with nothing in it is none. */
export const tidySchedule = (schedule: Schedule | null): Schedule | null => (schedule && Object.keys(schedule).length === 0 ? null : schedule);

/** What stands in the way of it, or null. */
export const scheduleProblem = (schedule: Schedule | null): string | null => (schedule?.from && schedule.until && schedule.from >= schedule.until ? "It ends before it begins." : null);

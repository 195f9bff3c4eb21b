/* Progress that the back end tells while a command runs. */
import { Channel } from "@tauri-apps/api/core";

export function listening<T>(heard: (told: T) => void): Channel<T> {
  return new Channel<T>(heard);
}

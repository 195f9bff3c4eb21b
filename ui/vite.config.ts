import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // The words of the window are English; those of its controls in thirty languages would only cost start-up time.
  plugins: [react(), optimizeLocales.vite({ locales: ["en-US"] })],
  clearScreen: false,
  server: { port: 5173, host: "127.0.0.1" },
  build: { outDir: "dist", target: ["es2022", "safari16"], chunkSizeWarningLimit: 1200 },
  test: { environment: "jsdom", setupFiles: ["src/testing/setup.ts"], css: false, testTimeout: 20_000 },
});

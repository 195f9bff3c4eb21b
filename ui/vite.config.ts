import { transformAsync } from "@babel/core";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Components and hooks are drawn anew only where what they show has changed: React's own compiler sees to it. */
function reactCompiler(): Plugin {
  return {
    name: "react-compiler",
    enforce: "pre",
    async transform(code, id) {
      const file = id.split("?")[0] ?? id;
      if (!/\/src\/.*\.tsx?$/.test(file) || file.includes("/node_modules/")) return null;
      const compiled = await transformAsync(code, {
        filename: file,
        babelrc: false,
        configFile: false,
        sourceMaps: true,
        parserOpts: { plugins: ["typescript", "jsx"] },
        plugins: [["babel-plugin-react-compiler", { target: "19" }]],
      });
      return compiled?.code ? { code: compiled.code, map: compiled.map } : null;
    },
  };
}

export default defineConfig({
  // The words of the window are English; those of its controls in thirty languages would only cost start-up time.
  plugins: [reactCompiler(), react(), optimizeLocales.vite({ locales: ["en-US"] })],
  clearScreen: false,
  server: { port: 5173, host: "127.0.0.1" },
  build: { outDir: "dist", target: ["es2022", "safari16"], chunkSizeWarningLimit: 1200 },
  test: {
    css: false,
    testTimeout: 120_000,
    // One a core: by itself the runner leaves one core to the person at the keyboard, which is half of a machine of two.
    maxWorkers: "100%",
    // A window is made for each file that draws (*.test.tsx); what is only reckoned (*.test.ts) needs none.
    projects: [
      { extends: true, test: { name: "drawn", environment: "jsdom", include: ["src/**/*.test.tsx"], setupFiles: ["src/testing/language.ts", "src/testing/setup.ts"] } },
      { extends: true, test: { name: "reckoned", environment: "node", include: ["src/**/*.test.ts"], setupFiles: ["src/testing/language.ts"] } },
    ],
  },
});

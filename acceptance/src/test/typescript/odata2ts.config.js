module.exports = {
  mode: 3,
  emitMode: "ts",
  prettier: false,
  services: { commerce: { source: "metadata.xml", output: "build/commerce" } },
};

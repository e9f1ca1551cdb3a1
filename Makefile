# A convenience over `python generator COMMAND`, which does the same on Windows.
# Flags for the program behind a target go in ARGS: make test ARGS="-k links -x"
PYTHON ?= python3
BOOTSTRAP = $(PYTHON) generator

.PHONY: site build serve test test-fast soak soak-short check lint gallery pictures lighthouse lock setup clean

site: ; @$(BOOTSTRAP) site $(ARGS)
build: ; @$(BOOTSTRAP) build $(ARGS)
serve: ; @$(BOOTSTRAP) serve $(ARGS)
test: ; @$(BOOTSTRAP) test $(ARGS)
test-fast: ; @$(BOOTSTRAP) test-fast $(ARGS)
soak: ; @$(BOOTSTRAP) soak $(ARGS)
soak-short: ; @$(BOOTSTRAP) soak-short $(ARGS)
check: ; @$(BOOTSTRAP) check $(ARGS)
lint: ; @$(BOOTSTRAP) lint $(ARGS)
gallery: ; @$(BOOTSTRAP) gallery $(ARGS)
pictures: ; @$(BOOTSTRAP) pictures $(ARGS)
lighthouse: ; @$(BOOTSTRAP) lighthouse $(ARGS)
lock: ; @$(BOOTSTRAP) lock $(ARGS)
setup: ; @$(BOOTSTRAP) setup
clean: ; @$(BOOTSTRAP) clean

# What ./tests/run --full hands to ctest (with @ROOT@ filled in): both builds' tests and the checks beside them.
subdirs("@ROOT@/.build/dev" "@ROOT@/.build/asan")

add_test(checks.format "@ROOT@/tests/checks/format")
add_test(checks.translations "@ROOT@/tests/checks/translations")
add_test(checks.tidy "@ROOT@/tests/checks/tidy")
set_tests_properties(checks.tidy PROPERTIES TIMEOUT 1500 PROCESSORS 2)

foreach(script charts features models parameters scripts training views voice)
    add_test(python.${script} "@ROOT@/.build/python/bin/python" "@ROOT@/tests/python/compare_${script}.py"
        "@ROOT@/.build/dev/app/cli/suara-cli")
    # One at a time: two that fill numba's cache at once can leave code there that crashes.
    set_tests_properties(python.${script} PROPERTIES TIMEOUT 600 RESOURCE_LOCK numba-cache)
endforeach()

# That the benchmarks run; their ratios are for the one who runs them on a quiet machine.
add_test(benchmark.features "@ROOT@/.build/python/bin/python" "@ROOT@/tests/benchmarks/compare_speed.py"
    "@ROOT@/.build/dev/tests/benchmarks" --minutes 5 --clips 200 --work "@ROOT@/.build/full/benchmark")
set_tests_properties(benchmark.features PROPERTIES TIMEOUT 600 RESOURCE_LOCK numba-cache)
add_test(benchmark.learning "@ROOT@/.build/python/bin/python" "@ROOT@/tests/benchmarks/compare_learning.py"
    "@ROOT@/.build/dev/tests/benchmarks/train_and_predict" 1 dense)
set_tests_properties(benchmark.learning PROPERTIES TIMEOUT 600)

# The real program on a screen of its own, used by its accessibility tree alone. It takes one to three minutes.
add_test(robot "@ROOT@/tests/app/robot/run" "@ROOT@/.build/dev/app/suara" "@ROOT@/.build/dev/app/cli/suara-cli")
set_tests_properties(robot PROPERTIES TIMEOUT 600)

# The interface's, in short: that they run to their end. Their times are for a quiet machine.
set(interface "@ROOT@/.build/dev/tests/benchmarks")
set(folder "@ROOT@/.build/full/benchmark")
add_test(benchmark.lanes "${interface}/lane_frames" "${folder}" 5)
add_test(benchmark.lanes2 "${interface}/lane_frames" "${folder}" 5 2)
add_test(benchmark.first_look "${interface}/first_look" "${folder}" 5)
add_test(benchmark.many_clips "${interface}/many_clips" "${folder}" 10000)
add_test(benchmark.window "${interface}/window_stalls" "${folder}" 1000 5)
add_test(benchmark.scatter "${interface}/scatter_frames" 20000 20)
add_test(benchmark.live_chart "${interface}/live_chart" "${folder}" 1 3)
set_tests_properties(benchmark.lanes benchmark.lanes2 benchmark.first_look benchmark.many_clips benchmark.window benchmark.scatter
    benchmark.live_chart PROPERTIES TIMEOUT 600 RESOURCE_LOCK interface-benchmark) # they share the sound and the cache folder

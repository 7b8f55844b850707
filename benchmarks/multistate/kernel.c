/* SPDX-FileCopyrightText: 2026 The Skillshed contributors
 * SPDX-License-Identifier: EUPL-1.2
 *
 * The arithmetic of skillshed.outlook.multistate.kernel_numba in C, for the ratio only: what the machine can do.
 * Arrays, axes and units are those of skillshed/outlook/multistate/arrays.py. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    int64_t sexes, ages, groups, regions, steps, years, kept_years, kept_sexes, bands;
    const float *start, *hazard, *pace, *risk, *departure, *arrival, *mobility, *emigration, *immigration, *immigrants,
        *fertility, *children, *transition;
    const int64_t *step;
    const float *mortality, *births, *moving, *arriving, *learning, *attraction;
    const int64_t *year, *sex, *begin, *band;
} World;

typedef struct {
    float *dies, *moves, *leaves, *share, *born, *women;
} Rows;

static float most_of(const float *values, int64_t n) {
    float most = 1.0f;
    for (int64_t i = 0; i < n; i++) most = fmaxf(most, values[i]);
    return most;
}

static void add(float *restrict total, const float *restrict row, int64_t n) {
    for (int64_t r = 0; r < n; r++) total[r] += row[r];
}

static float leave(const float *source, float *target, const Rows *rows, float risk, float mobility, int64_t n) {
    const float *restrict dies = rows->dies, *restrict moves = rows->moves, *restrict leaves = rows->leaves;
    float pool = 0;
#pragma GCC ivdep
    for (int64_t r = 0; r < n; r++) {
        float lived = source[r] * (1.0f - risk * dies[r]);
        pool += lived * moves[r];
        target[r] = lived * (1.0f - mobility * leaves[r]);
    }
    return pool * mobility;
}

static void arrive(float *restrict target, const float *restrict share, const float *restrict immigration, float pool,
                   float immigrants, int64_t n) {
    for (int64_t r = 0; r < n; r++) target[r] += share[r] * pool + immigration[r] * immigrants;
}

static void learn(float *restrict origin, float *restrict target, const float *restrict rate, float factor, int64_t n) {
    for (int64_t r = 0; r < n; r++) {
        float learned = origin[r] * fminf(rate[r] * factor, 1.0f);
        origin[r] -= learned;
        target[r] += learned;
    }
}

static void rates(const World *w, const Rows *rows, int64_t at, int64_t age, int64_t now) {
    const int64_t n = w->regions;
    const float *hazard = w->hazard + at * n, *departure = w->departure + at * n, *emigration = w->emigration + at * n;
    const float *arrival = w->arrival + at * n, *attraction = w->attraction + now * n;
    const float factor = expf(w->pace[at] * w->mortality[now]), moving = w->moving[now];
    const float least = 1.0f / most_of(w->risk + age * w->groups, w->groups);
    const float most = 1.0f / most_of(w->mobility + age * w->groups, w->groups);
    float total = 0;
    for (int64_t r = 0; r < n; r++) {
        float half = fminf(hazard[r] * factor, 1.99f) * 0.5f;
        rows->dies[r] = fminf(2.0f * half / (1.0f + half), least);
        float moved = departure[r] * moving, left = moved + emigration[r];
        float fits = fminf(1.0f, most / fmaxf(left, most));
        rows->moves[r] = moved * fits;
        rows->leaves[r] = left * fits;
        total += rows->share[r] = arrival[r] * attraction[r];
    }
    const float scale = 1.0f / fmaxf(total, 1e-30f);
    for (int64_t r = 0; r < n; r++) rows->share[r] *= scale;
}

static void live(float *state, const World *w, const Rows *rows, int64_t sex, int64_t age, int64_t now) {
    const int64_t n = w->regions, groups = w->groups, at = sex * w->ages + age;
    const int64_t came = (age == 0 || age == w->ages - 1) ? at : at - 1;
    rates(w, rows, at, age, now);
    for (int64_t e = 0; e < groups; e++) {
        float *target = state + (at * groups + e) * n;
        float pool = leave(state + (came * groups + e) * n, target, rows, w->risk[age * groups + e],
                           w->mobility[age * groups + e], n);
        arrive(target, rows->share, w->immigration + at * n, pool, w->arriving[now] * w->immigrants[at * groups + e], n);
    }
    for (int64_t k = 0; k < w->steps; k++) {
        const int64_t *step = w->step + 4 * k;
        if (step[2] <= age && age <= step[3])
            learn(state + (at * groups + step[0]) * n, state + (at * groups + step[1]) * n,
                  w->transition + (k * w->sexes * w->ages + at) * n, w->learning[now * groups + step[1]], n);
    }
}

static void mothers(const float *state, const World *w, const Rows *rows, int64_t age) {
    const int64_t n = w->regions;
    const float *fertility = w->fertility + age * n;
    float most = 0;
    for (int64_t r = 0; r < n; r++) most = fmaxf(most, fertility[r]);
    if (most <= 0) return;
    memset(rows->women, 0, n * sizeof(float));
    for (int64_t e = 0; e < w->groups; e++) add(rows->women, state + (((w->sexes - 1) * w->ages + age) * w->groups + e) * n, n);
    for (int64_t r = 0; r < n; r++) rows->born[r] += rows->women[r] * fertility[r];
}

static void year(float *state, const World *w, const Rows *rows, int64_t now) {
    const int64_t n = w->regions, row = w->groups * n, last = w->ages - 1;
    memset(rows->born, 0, n * sizeof(float));
    for (int64_t sex = 0; sex < w->sexes; sex++)
        for (int64_t age = last; age >= 0; age--) {
            float *here = state + (sex * w->ages + age) * row;
            const int women = sex == w->sexes - 1;
            if (women) mothers(state, w, rows, age);
            if (age == last) add(here, here - row, row);
            if (age > 0) {
                live(state, w, rows, sex, age, now);
                if (women) mothers(state, w, rows, age);
            }
        }
    for (int64_t sex = 0; sex < w->sexes; sex++) {
        float *newborn = state + sex * w->ages * row;
        memset(newborn, 0, row * sizeof(float));
        const float factor = 0.5f * w->births[now] * w->children[sex];
        for (int64_t r = 0; r < n; r++) newborn[r] = rows->born[r] * factor;
        live(state, w, rows, sex, 0, now);
    }
}

static void count(const float *state, const World *w, float *kept) {
    const int64_t row = w->groups * w->regions;
    for (int64_t sex = 0; sex < w->sexes; sex++)
        for (int64_t age = 0; age < w->ages; age++)
            for (int64_t i = w->begin[age]; i < w->begin[age + 1]; i++)
                add(kept + (w->sex[sex] * w->bands + w->band[i]) * row, state + (sex * w->ages + age) * row, row);
}

/* Draws first to last - 1; `out` is [draw, year kept, sex, band, education, region], zeros. Gives 0, or 1 without memory. */
int run(const World *w, int64_t first, int64_t last, float *out) {
    const int64_t cells = w->sexes * w->ages * w->groups * w->regions;
    const int64_t slot = w->kept_sexes * w->bands * w->groups * w->regions;
    float *state = malloc(cells * sizeof(float)), *buffer = malloc(6 * w->regions * sizeof(float));
    if (!state || !buffer) return 1;
    const int64_t n = w->regions;
    const Rows rows = {buffer, buffer + n, buffer + 2 * n, buffer + 3 * n, buffer + 4 * n, buffer + 5 * n};
    for (int64_t draw = first; draw < last; draw++) {
        memcpy(state, w->start, cells * sizeof(float));
        for (int64_t y = 0; y < w->years; y++) {
            year(state, w, &rows, draw * w->years + y);
            if (w->year[y] >= 0) count(state, w, out + (draw * w->kept_years + w->year[y]) * slot);
        }
    }
    free(state);
    free(buffer);
    return 0;
}
